/** Ports for one pond: a block of ten, whose last one is kept open so that no other test takes the block. */

import { createServer, type Server } from 'node:net';

const FIRST = 7700;
const BLOCK = 10;
const BLOCKS = 10;
const HOST = '127.0.0.1';

export class Ports {
  readonly first: number;
  readonly #guard: Server;

  private constructor(first: number, guard: Server) {
    this.first = first;
    this.#guard = guard;
  }

  /** @throws Error when all blocks are taken */
  static async take(): Promise<Ports> {
    for (let block = 0; block < BLOCKS; block++) {
      const first = FIRST + block * BLOCK;
      const guard = await listen(first + BLOCK - 1);
      if (guard === undefined) continue;
      if (await areFree(first, BLOCK - 1)) return new Ports(first, guard);
      guard.close();
    }
    throw new Error(`No block of ports is free from ${FIRST} to ${FIRST + BLOCK * BLOCKS - 1}`);
  }

  release(): void {
    this.#guard.close();
  }
}

async function areFree(first: number, count: number): Promise<boolean> {
  for (let port = first; port < first + count; port++) {
    const server = await listen(port);
    if (server === undefined) return false;
    await new Promise((resolve) => server.close(resolve));
  }
  return true;
}

function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, HOST, () => resolve(server.unref()));
  });
}
