import { chooseLanguage } from './choose-language';

describe('chooseLanguage', () => {
  it.each([
    ['nothing is known', undefined, null, 'en', 'en-US'],
    ['the browser asks for German', undefined, 'de-AT,de;q=0.9,en;q=0.5', 'de', 'de-AT'],
    ['the first wish cannot be met', undefined, 'fr-FR, de;q=0.8, en;q=0.9', 'en', 'en-US'],
    ['something was chosen here', 'de', 'en-GB,en;q=0.9', 'de', 'de-DE'],
    ['what was chosen is the kind the browser has', 'en', 'en-GB,de', 'en', 'en-GB'],
    ['what was chosen does not exist', 'xx', 'de', 'de', 'de-DE'],
    ['the browser sends nonsense', undefined, '*, ;q=1, --, en_US, de;q=0', 'en', 'en-US'],
  ])('when %s', (_what, chosen, header, language, locale) => {
    expect(chooseLanguage(chosen, header)).toEqual({ language, locale });
  });
});
