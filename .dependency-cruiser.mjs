/**
 * The layer rule: which room may enter which, and only by its door (`index.ts`).
 * `docs/architecture.md` has the same table in words.
 */
const core = [
  'base',
  'crypto',
  'id',
  'wire',
  'erasure',
  'tapestry',
  'object',
  'archive',
  'ring',
  'replica',
];
const mayEnter = {
  base: [],
  crypto: ['base'],
  id: ['base', 'crypto'],
  erasure: ['base'],
  wire: ['base', 'id'],
  tapestry: ['base', 'crypto', 'id', 'wire'],
  object: ['base', 'crypto', 'id', 'wire'],
  archive: ['base', 'crypto', 'id', 'wire', 'erasure', 'tapestry'],
  ring: ['base', 'crypto', 'id', 'wire', 'object'],
  replica: ['base', 'crypto', 'id', 'wire', 'object', 'tapestry'],
  client: ['base', 'crypto', 'id', 'wire', 'object', 'tapestry', 'archive', 'ring', 'replica'],
  fs: ['base', 'id', 'object', 'client'],
  node: core,
  sim: [...core, 'node', 'client', 'fs'],
  host: ['base', 'crypto', 'id', 'wire', 'client', 'node'],
};
const rooms = Object.keys(mayEnter);

export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'enter-by-the-door',
      comment: 'A room is entered only by its index.ts.',
      severity: 'error',
      from: { path: '^(src|mount)/([^/]+)/' },
      to: { path: '^src/([^/]+)/(?!index\\.ts$)', pathNot: '^$1/$2/' },
    },
    ...rooms.map((room) => ({
      name: `${room}-layer`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^(src|mount)/', pathNot: `^src/(${[room, ...mayEnter[room]].join('|')})/` },
    })),
    {
      name: 'mount-layer',
      severity: 'error',
      from: { path: '^mount/' },
      to: { path: '^src/', pathNot: '^src/(base|client|fs|host)/' },
    },
    {
      name: 'core-does-no-io',
      comment: 'Only crypto (for its primitives), host, cli and mount may use Node built-ins.',
      severity: 'error',
      from: { path: '^src/(?!host/|cli/|crypto/)' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs'] },
  },
};
