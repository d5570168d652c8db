/** What a node exports is what docs/metrics.md lists, and what the example dashboard asks for. */

import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { command, ROOT, shell, until } from '../command.ts';
import type { Pond } from '../pond.ts';
import { pondTest } from '../pond-test.ts';

interface Exported {
  type: string;
  labels: Set<string>;
  /** By the text before the value. */
  readonly samples: Map<string, number>;
}

function get(port: number, path: string, method = 'GET') {
  return new Promise<{ code: number; type: string; text: string }>((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, path, method, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        const type = response.headers['content-type'] ?? '';
        response.on('end', () => resolve({ code: response.statusCode ?? 0, type, text }));
      },
    );
    outgoing.on('error', reject).end();
  });
}

/** Reads the format as its specification has it, and takes nothing else. */
function parsed(text: string): Map<string, Exported> {
  const families = new Map<string, Exported>();
  for (const line of text.trimEnd().split('\n')) {
    const [, name = '', type] = /^# TYPE (\w+) (counter|gauge|histogram)$/.exec(line) ?? [];
    if (type !== undefined) families.set(name, { type, labels: new Set(), samples: new Map() });
    if (line.startsWith('#')) continue;
    const match = /^(([a-z_]+)(?:\{((?:[a-z]+="(?:[^"\\]|\\.)*",?)+)\})?) (\S+)$/.exec(line);
    if (match === null) throw new Error(`Not a sample: ${line}`);
    const [, key = '', full = '', labels = '', value] = match;
    const base = full.replace(/_(?:bucket|sum|count)$/, '');
    const family = families.get(full) ?? families.get(base);
    if (family === undefined || Number.isNaN(Number(value))) throw new Error(`Bad sample: ${line}`);
    for (const [, label = ''] of labels.matchAll(/([a-z]+)="/g)) {
      if (label !== 'le') family.labels.add(label);
    }
    family.samples.set(key, Number(value));
  }
  return families;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Starts the first node again, with metrics. */
async function withMetrics(pond: Pond): Promise<number> {
  const port = await freePort();
  await pond.ocean(1, ['stop']);
  await pond.ocean(1, ['node', 'set', '--metrics', String(port)]);
  await pond.startAgain(1);
  return port;
}

pondTest(
  'the metrics of a node are those that the documents list, and tell what it did',
  async (t, pond) => {
    const port = await withMetrics(pond);
    await shell(t, 'cp -r /usr/include/linux/netfilter "$1"/ && ls -lR "$1" > /dev/null', [
      pond.mount,
    ]);
    await shell(t, 'echo x > "$1"/synced && sync "$1"/synced', [pond.mount]);
    await pond.committed();
    const { code, type, text } = await get(port, '/metrics');
    t.is(code, 200);
    t.is(type, 'text/plain; version=0.0.4; charset=utf-8');
    const families = parsed(text);

    const listed = readFileSync(join(ROOT, 'docs/metrics.md'), 'utf8');
    const rows = [...listed.matchAll(/^\| `(\w+)` \| (\w+) \| ([^|]*) \| ([^|]+) \|$/gm)];
    const documented = rows.map(
      ([, name, kind, labels]) => `${name} ${kind} ${labels?.replaceAll('`', '').trim()}`,
    );
    const exported = [...families].map(
      ([name, family]) => `${name} ${family.type} ${[...family.labels].join(', ')}`,
    );
    t.deepEqual(documented.sort(), exported.sort());
    for (const [name, { samples }] of families) t.true(samples.size > 0, `${name} has no sample`);

    const value = (name: string, key: string) => families.get(name)?.samples.get(key) ?? Number.NaN;
    const times = 'ocean_mount_operation_duration_seconds';
    const fsyncs = `{volume="shared",operation="fsync"}`;
    t.is(value(times, `${times}_count${fsyncs}`), 1);
    t.true(value(times, `${times}_sum${fsyncs}`) > 0);
    const buckets = [...(families.get(times)?.samples ?? [])]
      .filter(([key]) => key.startsWith(`${times}_bucket{volume="shared",operation="write"`))
      .map(([, count]) => count);
    t.true(buckets.length > 10);
    t.deepEqual(
      buckets,
      [...buckets].sort((a, b) => a - b),
      'buckets count all that is below',
    );
    const writes = `{volume="shared",operation="write"}`;
    t.is(buckets.at(-1), value(times, `${times}_count${writes}`));
    const commits = 'ocean_volume_commit_duration_seconds';
    t.true(value(commits, `${commits}_count{volume="shared"}`) > 0);
    t.true(value('ocean_fragment_sent_bytes_total', 'ocean_fragment_sent_bytes_total') > 50_000);
    t.is(value('ocean_volume_waiting_changes', 'ocean_volume_waiting_changes{volume="shared"}'), 0);
    t.is(value('ocean_volume_dirty_bytes', 'ocean_volume_dirty_bytes{volume="shared"}'), 0);
    const sign = join(pond.directory, 'written');
    const keeps = [process.execPath, join(import.meta.dirname, '../fixture/keeps-open.ts')];
    const writing = command([...keeps, join(pond.mount, 'open'), sign, '100000']);
    await until('a file is open and written', async () => existsSync(sign));
    const dirty = parsed((await get(port, '/metrics')).text).get('ocean_volume_dirty_bytes');
    t.is(dirty?.samples.get('ocean_volume_dirty_bytes{volume="shared"}'), 100_000);
    await shell(t, 'rm "$1"', [sign]);
    t.is((await writing).status, 0);
    t.is(value('ocean_node_member', 'ocean_node_member'), 1);
    t.is(value('ocean_ring_members', 'ocean_ring_members{volume="shared"}'), 1);

    t.deepEqual(await get(port, '/healthz'), { code: 200, type: 'text/plain', text: 'ok\n' });
    t.is((await get(port, '/')).code, 404);
    t.is((await get(port, '/metrics', 'POST')).code, 405);
    checkDashboard(t, families);
  },
  { nodeCount: 1 },
);

function checkDashboard(
  t: { true: (is: boolean, why: string) => void },
  families: ReadonlyMap<string, Exported>,
): void {
  const text = readFileSync(join(ROOT, 'docs/examples/grafana-ocean.json'), 'utf8');
  const { panels } = JSON.parse(text) as {
    panels: { title: string; targets?: { expr: string; legendFormat: string }[] }[];
  };
  const targets = panels.flatMap((panel) => panel.targets ?? []);
  t.true(targets.length > 30, 'the dashboard asks for something');
  for (const { expr, legendFormat } of targets) {
    const names = [...expr.matchAll(/\b(?:ocean|process)_\w+/g)].map(([name]) => name);
    t.true(names.length > 0, `${expr} asks for no metric`);
    for (const name of names) {
      const family = families.get(name) ?? families.get(name.replace(/_(?:bucket|sum|count)$/, ''));
      const isHistogram = family?.type === 'histogram';
      t.true(family !== undefined && isHistogram === !families.has(name), `no metric ${name}`);
      const grouped = /\bby \(([^)]*)\)/.exec(expr)?.[1]?.split(', ') ?? [];
      const shown = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string);
      for (const label of [...grouped, ...shown]) {
        const isGiven = label === 'le' || label === 'instance' || family?.labels.has(label);
        t.true(isGiven ?? false, `${name} has no label ${label}`);
      }
    }
  }
}
