/** A socket as a service manager has it, on which a service says how it is. Node has none of its kind. */

import { rmSync } from 'node:fs';
import koffi from 'koffi';
import { until } from './ocean.ts';

const AF_UNIX = 1;
const SOCK_DGRAM = 2;
const MSG_DONTWAIT = 0x40;
const BYTES = 4096;

const library = koffi.load('libc.so.6');
const socket = library.func('socket', 'int', ['int', 'int', 'int']);
const bind = library.func('bind', 'int', ['int', 'void *', 'uint32_t']);
const recv = library.func('recv', 'int64_t', ['int', 'void *', 'size_t', 'int']);
const close = library.func('close', 'int', ['int']);

export class Datagrams {
  readonly name: string;
  /** All that was said so far, line by line. */
  readonly lines: string[] = [];
  readonly #descriptor: number;

  /** @param name - a path, or `@` and an abstract name */
  constructor(name: string) {
    this.name = name;
    const path = Buffer.from(name.startsWith('@') ? `\0${name.slice(1)}` : `${name}\0`);
    const family = Buffer.alloc(2);
    family.writeUInt16LE(AF_UNIX);
    const address = Buffer.concat([family, path]);
    this.#descriptor = socket(AF_UNIX, SOCK_DGRAM, 0);
    if (bind(this.#descriptor, address, address.length) !== 0)
      throw new Error(`Cannot bind ${name}`);
  }

  #receive(): void {
    const buffer = Buffer.alloc(BYTES);
    for (;;) {
      const length = Number(recv(this.#descriptor, buffer, BYTES, MSG_DONTWAIT));
      if (length < 0) return;
      this.lines.push(...buffer.toString('utf8', 0, length).split('\n'));
    }
  }

  /** Resolves when a line was said, after the first `from` ones. @returns how many were said by then */
  async heard(line: string, from = 0): Promise<number> {
    await until(
      () => {
        this.#receive();
        return this.lines.indexOf(line, from) >= 0;
      },
      `"${line}" in ${JSON.stringify(this.lines)}`,
    );
    return this.lines.indexOf(line, from) + 1;
  }

  close(): void {
    close(this.#descriptor);
    if (!this.name.startsWith('@')) rmSync(this.name, { force: true });
  }
}
