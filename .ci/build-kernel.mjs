/** Compiles the erasure kernel and writes it as a module of TypeScript: `npm run kernel`. */

import { writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const source = 'src/erasure/assembly/kernel.ts';
const options = ['--outFile', 'kernel.wasm', '--runtime', 'stub', '-O3', '--noAssert'];
const features = ['--enable', 'simd', '--enable', 'relaxed-simd', '--importMemory'];
let wasm;
const { error, stderr } = await asc.main([source, ...options, ...features], {
  writeFile: (name, contents) => {
    if (name.endsWith('.wasm')) wasm = contents;
  },
});
if (error) throw new Error(`The kernel does not compile: ${stderr}`, { cause: error });
const text = wasm.toBase64().replace(/.{1,96}/g, "  '$&',\n");
writeFileSync(
  'src/erasure/kernel-wasm.ts',
  `/** Generated from assembly/kernel.ts by \`npm run kernel\`; ${wasm.length} bytes. */\n` +
    `export const KERNEL_WASM: string = [\n${text}].join('');\n`,
);
