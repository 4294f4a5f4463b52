/** What a browser is called by the mark that it leaves; the first that fits, as most leave the marks of others as well. */
const browsers: [mark: RegExp, name: string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/.*Safari\//, 'Safari'],
];
const systems: [mark: RegExp, name: string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];
/** Characters that a program with a name of its own is shown by. */
const LONGEST = 40;

/** `Firefox, Linux`, from what a browser calls itself; undefined when it said nothing. For people only: anybody can lie. */
export function deviceOf(agent: string): string | undefined {
  const known = [browsers, systems].flatMap((names) => names.find(([mark]) => mark.test(agent))?.[1] ?? []);
  return known.length > 0 ? known.join(', ') : agent.trim().slice(0, LONGEST) || undefined;
}
