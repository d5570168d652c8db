/** The part of the WebAssembly interface that the kernel needs: the compiler's own is in the DOM's types. */
declare namespace WebAssembly {
  class Memory {
    constructor(options: { initial: number });
    readonly buffer: ArrayBuffer;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
}
