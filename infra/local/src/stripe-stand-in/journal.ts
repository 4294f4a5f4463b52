import {
  appendFileSync,
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';

/** An append-only file of JSON lines, one a change. A line is in the file before its change is answered. */
export class Journal<Entry> {
  private readonly path: string;
  private file: number | undefined;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.path = join(directory, 'journal.jsonl');
  }

  /** Hands every entry to `apply` in the order of writing, and opens the journal for the next. */
  async open(apply: (entry: Entry) => void): Promise<void> {
    if (existsSync(this.path)) {
      const length = await this.replay(apply);
      const torn = statSync(this.path).size - length;
      // A crash in the middle of a write leaves a torn last line, whose change nobody was told of.
      if (torn > 0) {
        console.warn(`${this.path}: dropped a last line that a crash had cut off after ${torn} bytes`);
        truncateSync(this.path, length);
      }
    }
    this.file = openSync(this.path, 'a');
  }

  append(entry: Entry): void {
    if (this.file === undefined) throw new Error('The journal is not open');
    appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  /** Returns the length in bytes of all whole lines. */
  private async replay(apply: (entry: Entry) => void): Promise<number> {
    const decoder = new StringDecoder('utf8');
    let rest = '';
    let lineNumber = 0;
    let read = 0;
    let whole = 0;
    for await (const chunk of createReadStream(this.path) as AsyncIterable<Buffer>) {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.applyLine(apply, line, ++lineNumber);
      if (lines.length > 0) whole = read + chunk.lastIndexOf('\n') + 1;
      read += chunk.length;
    }
    return whole;
  }

  private applyLine(apply: (entry: Entry) => void, line: string, lineNumber: number): void {
    try {
      apply(JSON.parse(line) as Entry);
    } catch (cause) {
      const remedy = 'Put back a copy of the file, or start with an empty directory.';
      throw new Error(`${this.path}:${lineNumber} is damaged. ${remedy}`, { cause });
    }
  }
}
