import { readFileSync } from 'node:fs';
import test from 'ava';
import { fromHex, present, toHex } from '../../src/base/index.ts';
import {
  digest,
  keyPairOf,
  open,
  type Purpose,
  type Signed,
  seal,
  sign,
  verify,
} from '../../src/crypto/index.ts';
import { nodeIdOf } from '../../src/id/index.ts';

const hex = (text: string) => present(fromHex(text));

function casesOf<Case>(file: string): readonly Case[] {
  const url = new URL(`../vectors/${file}`, import.meta.url);
  const read: { version: number; cases: Case[] } = JSON.parse(readFileSync(url, 'utf8'));
  return read.cases;
}

test('digests are those of the golden vectors', (t) => {
  type Case = { purpose: Purpose; bytes: string; digest: string };
  const cases = casesOf<Case>('digest.json');
  for (const { purpose, bytes, digest: expected } of cases) {
    t.is(toHex(digest(purpose, hex(bytes))), expected, purpose);
    const half = hex(bytes).length >> 1;
    const parts = [hex(bytes).subarray(0, half), hex(bytes).subarray(half)];
    t.is(toHex(digest(purpose, ...parts)), expected, 'in parts');
  }
  t.is(new Set(cases.map((one) => one.digest)).size, cases.length);
});

test('signatures are those of the golden vectors, and speak of one thing only', (t) => {
  type Case = Record<'seed' | 'publicKey' | 'nodeId' | 'bytes' | 'signature', string>;
  for (const made of casesOf<Case & { signed: Signed }>('signature.json')) {
    const key = keyPairOf(hex(made.seed));
    t.is(toHex(key.publicKey), made.publicKey);
    t.is(nodeIdOf(key.publicKey) as string, made.nodeId);
    const signature = sign(key, made.signed, hex(made.bytes));
    t.is(toHex(signature), made.signature);
    t.true(verify(key.publicKey, made.signed, hex(made.bytes), signature));
    const other = made.signed === 'update' ? 'manifest' : 'update';
    t.false(verify(key.publicKey, other, hex(made.bytes), signature));
  }
});

test('sealed bytes are those of the golden vectors, and open again', (t) => {
  type Case = Record<'key' | 'nonce' | 'associated' | 'plain' | 'sealed', string>;
  for (const made of casesOf<Case>('aead.json')) {
    const under = {
      key: hex(made.key),
      nonce: hex(made.nonce),
      associated: hex(made.associated),
    };
    t.is(toHex(seal({ ...under, plain: hex(made.plain) })), made.sealed);
    t.deepEqual(open({ ...under, sealed: hex(made.sealed) }), hex(made.plain));
  }
});
