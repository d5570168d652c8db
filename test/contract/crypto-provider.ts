/** What every provider of cryptography must do. Run by each provider's own test. */

import type { TestFn } from 'ava';
import { concat, fromHex, present, SeededRandom, utf8 } from '../../src/base/index.ts';
import type { Provider } from '../../src/crypto/index.ts';

const hex = (text: string) => present(fromHex(text));

/** RFC 8032, §7.1, tests 1 to 3: seed, public key, message, signature. */
const RFC_8032: readonly (readonly [string, string, string, string])[] = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
];

/** Official BLAKE3 test vectors: input length (bytes 0 to 250, repeating), first 32 bytes of the hash. */
const BLAKE3: readonly (readonly [number, string])[] = [
  [0, 'af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262'],
  [1, '2d3adedff11b61f14c886e35afa036736dcd87a74d27b5c1510225d0f592e213'],
  [1024, '42214739f095a406f3fc83deb889744ac00df831c10daa55189b5d121c855af7'],
];

/** Runs the suite: a title is `name`, then what must hold. */
export function cryptoProviderContract(test: TestFn, name: string, provider: Provider): void {
  test(`${name} signs as RFC 8032 does, and accepts it`, (t) => {
    for (const [seed, publicKey, message, signature] of RFC_8032) {
      t.is(provider.publicKeyOf(hex(seed)).toHex(), publicKey);
      t.is(provider.sign(hex(seed), hex(message)).toHex(), signature);
      t.true(provider.verify(hex(publicKey), hex(message), hex(signature)));
    }
  });

  test(`${name} refuses a changed signature, message or key`, (t) => {
    const random = new SeededRandom(7);
    for (let i = 0; i < 20; i++) {
      const seed = random.bytes(32);
      const publicKey = provider.publicKeyOf(seed);
      const message = random.bytes(1 + random.integer(100));
      const signature = provider.sign(seed, message);
      t.true(provider.verify(publicKey, message, signature));
      for (const [which, part] of [publicKey, message, signature].entries()) {
        const changed = part.slice();
        const at = random.integer(changed.length);
        changed[at] = (changed[at] as number) ^ (1 << random.integer(8));
        const parts = [publicKey, message, signature].with(which, changed);
        const [key, text, mark] = parts as [Uint8Array, Uint8Array, Uint8Array];
        t.false(provider.verify(key, text, mark));
      }
    }
  });

  test(`${name} refuses what has a wrong length, without throwing`, (t) => {
    const [seed, publicKey, , signature] = RFC_8032[0] as (typeof RFC_8032)[number];
    t.is(hex(seed).length, 32);
    const [key, mark] = [hex(publicKey), hex(signature)];
    for (const length of [0, 31, 33]) t.false(provider.verify(new Uint8Array(length), key, mark));
    for (const length of [0, 63, 65]) t.false(provider.verify(key, key, new Uint8Array(length)));
    t.false(provider.verify(key, new Uint8Array(0), concat([mark, mark])));
  });

  test(`${name} hashes as BLAKE3 does, however the input is cut`, (t) => {
    for (const [length, expected] of BLAKE3) {
      const input = Uint8Array.from({ length }, (_, i) => i % 251);
      t.is(provider.blake3([input]).toHex(), expected);
    }
    const random = new SeededRandom(7);
    for (const length of [0, 1, 1000, 32_768, 32_769, 100_000]) {
      const input = random.bytes(length);
      const cut = random.integer(length + 1);
      const parts = [input.subarray(0, cut), utf8(''), input.subarray(cut)];
      t.deepEqual(provider.blake3(parts), provider.blake3([input]));
    }
  });

  test(`${name} returns plain bytes of its caller's own`, (t) => {
    const seed = new Uint8Array(32).fill(7);
    const made = [
      provider.blake3([seed]),
      provider.blake3([new Uint8Array(40_000)]),
      provider.publicKeyOf(seed),
      provider.sign(seed, seed),
    ];
    for (const bytes of made) t.is(Object.getPrototypeOf(bytes), Uint8Array.prototype);
  });
}
