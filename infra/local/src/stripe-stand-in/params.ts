import { invalidRequest } from './errors.js';

/** Parameters of a request after Stripe's bracket notation is undone, read with Stripe's refusals. */
export class Params {
  constructor(
    private readonly values: Record<string, unknown>,
    private readonly parent?: string,
  ) {}

  /** Stripe refuses what it does not know, and so do we: also what Stripe would know and this stand-in cannot do. */
  only(...known: string[]): this {
    const unknown = Object.keys(this.values).find((name) => !known.includes(name));
    if (unknown === undefined) return this;
    const param = this.path(unknown);
    throw invalidRequest(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    if (value === undefined) return undefined;
    const param = this.path(name);
    if (typeof value !== 'string')
      throw invalidRequest(`Invalid string: ${JSON.stringify(value)}`, { param });
    if (value === '') {
      throw invalidRequest(
        `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; ` +
          `however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
        { code: 'parameter_invalid_empty', param },
      );
    }
    return value;
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^-?\d{1,15}$/.test(value)) return Number(value);
    throw invalidRequest(`Invalid integer: ${value}`, {
      code: 'parameter_invalid_integer',
      param: this.path(name),
    });
  }

  boolean(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (value === 'true' || value === 'false') return value === 'true';
    throw invalidRequest(`Invalid boolean: ${value}`, { param: this.path(name) });
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined || choices.includes(value as T)) return value as T | undefined;
    const all = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
    throw invalidRequest(`Invalid ${name}: must be one of ${all}`, { param: this.path(name) });
  }

  url(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined || URL.canParse(value)) return value;
    throw invalidRequest('Not a valid URL', { code: 'url_invalid', param: this.path(name) });
  }

  list(name: string): string[] {
    const value = this.values[name] ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    throw invalidRequest('Invalid array', { param: this.path(name) });
  }

  nested(name: string): Params | undefined {
    const value = this.values[name];
    if (value === undefined) return undefined;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return new Params(value as Record<string, unknown>, this.path(name));
    }
    throw invalidRequest('Invalid object', { param: this.path(name) });
  }

  metadata(): Record<string, string> {
    const nested = this.nested('metadata');
    if (!nested) return {};
    const entries = Object.entries(nested.values);
    if (entries.length > 50) {
      throw invalidRequest('Metadata can have up to 50 keys', { param: 'metadata' });
    }
    for (const [key, value] of entries) {
      const param = nested.path(key);
      if (typeof value !== 'string') throw invalidRequest('Metadata values must be strings', { param });
      if (key.length > 40) throw invalidRequest('Metadata keys can have up to 40 characters', { param });
      if (value.length > 500)
        throw invalidRequest('Metadata values can have up to 500 characters', { param });
    }
    return Object.fromEntries(entries.filter(([, value]) => value !== '')) as Record<string, string>;
  }

  /** `read` is one of the readers above: `params.required('amount', params.integer)`. */
  required<T>(name: string, read: (this: Params, name: string) => T | undefined): T {
    const value = read.call(this, name);
    if (value !== undefined) return value;
    const param = this.path(name);
    throw invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  }

  private path(name: string): string {
    return this.parent ? `${this.parent}[${name}]` : name;
  }
}
