/** A mail before it has a form: what it says, and the one thing that it asks its reader to open. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  link?: { href: string; label: string };
}

/** What every mail ends with. */
const SIGNATURE = 'Ticketing';

export const textOf = ({ paragraphs, link }: Letter): string =>
  [...paragraphs, ...(link ? [`${link.label}:\n${link.href}`] : []), `-- \n${SIGNATURE}`].join('\n\n');

/** The same for readers who are shown HTML. Nothing is loaded by it, so that it tells nobody that it was opened. */
export function htmlOf({ subject, paragraphs, link }: Letter): string {
  const body = paragraphs.map((text) => `<p>${escaped(text)}</p>`);
  if (link) body.push(`<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>`);
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    '<body style="font: 16px/1.5 system-ui, sans-serif; max-width: 36em">',
    ...body,
    `<p>${SIGNATURE}</p></body></html>`,
  ].join('\n');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Titles are what people typed. */
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] as string);
