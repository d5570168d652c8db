/**
 * Phases that no shell command does, in a process of their own. Arguments: task, folder, mebibytes of the large
 * file, number of small files. Prints the seconds that the work took, without the start of the process.
 */

import * as fs from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { noise } from '../e2e/command.ts';

const MIB = 1 << 20;
const PAGE = 4096;
const RANDOM_WRITES = 2000;
const APPENDS = 50;
const TRANSACTIONS = 5;
const INSERTS = 200;
const SMALL_BYTES = 2000;

const [name = '', folder = '', mebibytes = '0', files = '0'] = process.argv.slice(2);
const large = join(folder, 'large');
const many = join(folder, 'many');
const numbers = Array.from({ length: Number(files) }, (_, number) => number);

function withFile(path: string, flags: string, run: (file: number) => void): void {
  const file = fs.openSync(path, flags);
  run(file);
  fs.closeSync(file);
}

const TASKS: Record<string, () => () => void> = {
  'stream-in': () => {
    // Different content in each mebibyte: equal blocks would be stored once.
    const whole = noise('stream', 4 * MIB);
    return () =>
      withFile(large, 'w', (file) => {
        for (let i = 0; i < Number(mebibytes); i++) {
          whole.writeUInt32BE(i, (i % 4) * MIB);
          fs.writeSync(file, whole, (i % 4) * MIB, MIB);
        }
        fs.fsyncSync(file);
      });
  },
  'stream-out': () => () => {
    const buffer = Buffer.alloc(MIB);
    withFile(large, 'r', (file) => {
      while (fs.readSync(file, buffer, 0, MIB, null) > 0);
    });
  },
  'random-writes': () => {
    const page = noise('page', PAGE);
    const places = noise('places', RANDOM_WRITES * 4);
    const pages = (Number(mebibytes) * MIB) / PAGE;
    return () =>
      withFile(large, 'r+', (file) => {
        for (let i = 0; i < RANDOM_WRITES; i++) {
          fs.writeSync(file, page, 0, PAGE, (places.readUInt32BE(i * 4) % pages) * PAGE);
        }
        fs.fsyncSync(file);
      });
  },
  create: () => {
    const content = noise('small', SMALL_BYTES);
    fs.mkdirSync(many);
    return () => {
      for (const number of numbers) fs.writeFileSync(join(many, `${number}`), content);
    };
  },
  stat: () => () => {
    for (const number of numbers) fs.statSync(join(many, `${number}`));
  },
  rename: () => () => {
    for (const number of numbers) fs.renameSync(join(many, `${number}`), join(many, `r${number}`));
  },
  unlink: () => () => {
    for (const number of numbers) fs.unlinkSync(join(many, `r${number}`));
  },
  'append-fsync': () => {
    const line = Buffer.alloc(200, 'x');
    return () =>
      withFile(join(folder, 'log'), 'a', (file) => {
        for (let i = 0; i < APPENDS; i++) {
          fs.writeSync(file, line);
          fs.fsyncSync(file);
        }
      });
  },
  sqlite: () => () => {
    const database = new DatabaseSync(join(folder, 'database'));
    database.exec('create table t(a integer primary key, b text)');
    const insert = database.prepare('insert into t(b) values (?)');
    for (let round = 0; round < TRANSACTIONS; round++) {
      database.exec('begin');
      for (let i = 0; i < INSERTS; i++) insert.run('y'.repeat(100));
      database.exec('commit');
    }
    database.close();
  },
};

const prepare = TASKS[name];
if (prepare === undefined) throw new Error(`No task "${name}"`);
const run = prepare();
const start = performance.now();
run();
process.stdout.write(`${(performance.now() - start) / 1000}\n`);
