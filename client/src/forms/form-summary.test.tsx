import { renderToStaticMarkup } from 'react-dom/server';
import { catalogue } from '@/strings/catalogue';
import { WordsProvider } from '@/strings/words';
import { FormSummary } from './form-summary';

jest.mock('next/navigation', () => ({ usePathname: () => '/signup' }));
jest.mock('@/components/link', () => ({ Link: 'a' }));

const fault = (name: string, error: string) => ({ id: `form-${name}`, name, defaultValue: '', error });
const nothing = { fields: {}, summary: [], signedOut: false, alreadyListed: false };

const render = (props: Partial<Parameters<typeof FormSummary>[0]>) =>
  renderToStaticMarkup(
    <WordsProvider words={{ language: 'en', locale: 'en-US', strings: catalogue.en }}>
      <FormSummary errors={nothing} faults={[]} {...props} />
    </WordsProvider>,
  );

describe('FormSummary', () => {
  it('leads to each of several mistakes', () => {
    const html = render({ faults: [fault('email', 'Email must be valid'), fault('password', 'Too short')] });
    expect(html).toContain('role="alert"');
    expect([...html.matchAll(/href="#([^"]*)"[^>]*>([^<]*)</g)].map(([, id, text]) => [id, text])).toEqual([
      ['form-email', 'Email must be valid'],
      ['form-password', 'Too short'],
    ]);
  });

  it('says of which field a mistake is, where that has a label', () => {
    const faults = [fault('cvc', '3 digits (back).'), fault('email', 'Email must be valid')];
    const html = render({ faults, labels: { cvc: 'CVC' } });
    expect(html).toContain('>CVC: 3 digits (back).<');
    expect(html).toContain('>Email must be valid<');
  });

  it('leaves a single mistake to its field', () => {
    expect(render({ faults: [fault('email', 'Email must be valid')] })).toBe('');
  });

  it('says what is no field’s fault', () => {
    expect(render({ errors: { ...nothing, summary: ['Try later'] } })).toContain('Try later');
  });
});
