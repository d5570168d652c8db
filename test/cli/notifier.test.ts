/** What a service manager is told, heard on a real socket. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { takeNotifier } from '../../src/cli/service/notifier.ts';
import { Datagrams } from './datagrams.ts';
import { ocean, until } from './ocean.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const PORT = 7470;

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ocean-notify-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** With the environment of a service, which is taken away again. */
function notifierWith(environment: Record<string, string>) {
  Object.assign(process.env, environment);
  const said: string[] = [];
  const notifier = takeNotifier((why) => said.push(why));
  return { notifier, said };
}

test.serial(
  'each thing is one message, on a socket with a path and on an abstract one',
  async (t) => {
    for (const name of [join(folderOf(t), 'notify'), `@ocean-test-${process.pid}`]) {
      const manager = new Datagrams(name);
      t.teardown(() => manager.close());
      const { notifier } = notifierWith({ NOTIFY_SOCKET: name, WATCHDOG_USEC: '2000000' });
      t.is(notifier.watchdogMs, 2000);
      notifier.ready();
      notifier.status('two\nlines  READY=1');
      notifier.alive();
      notifier.stopping();
      await manager.heard('STOPPING=1');
      t.deepEqual(manager.lines.slice(0, 5), [
        'READY=1',
        'STATUS=ready',
        'STATUS=two lines READY=1',
        'WATCHDOG=1',
        'STOPPING=1',
      ]);
      t.is(
        process.env.NOTIFY_SOCKET,
        undefined,
        'processes that this one starts do not speak for it',
      );
      t.is(process.env.WATCHDOG_USEC, undefined);
    }
  },
);

test.serial(
  'where no manager is, nothing is said and nothing fails; where it is gone, why',
  (t) => {
    const alone = notifierWith({});
    alone.notifier.ready();
    t.deepEqual(alone.said, []);
    t.is(alone.notifier.watchdogMs, undefined);
    const gone = notifierWith({ NOTIFY_SOCKET: '/nowhere/notify', WATCHDOG_USEC: '1000000' });
    gone.notifier.ready();
    t.is(gone.notifier.watchdogMs, undefined);
    t.is(gone.said.length, 1);
    t.regex(
      gone.said[0] ?? '',
      /will hear nothing: Nobody listens on the socket \/nowhere\/notify/,
    );
    const other = `@ocean-test-other-${process.pid}`;
    const manager = new Datagrams(other);
    t.teardown(() => manager.close());
    const environment = { NOTIFY_SOCKET: other, WATCHDOG_USEC: '1000000', WATCHDOG_PID: '1' };
    t.is(notifierWith(environment).notifier.watchdogMs, undefined, 'another process is meant');
  },
);

/** `ocean run` as a service manager starts it. */
async function service(
  t: ExecutionContext,
  words: readonly string[],
  environment: Record<string, string> = {},
) {
  const folder = folderOf(t);
  const home = join(folder, 'home');
  const manager = new Datagrams(join(folder, 'notify'));
  const made = await ocean(['init', '--name', 'n', '--port', String(PORT), '--quota', '64M'], {
    home,
  });
  t.is(made.code, 0, made.errors.join());
  const child = spawn(process.execPath, [MAIN, '--home', home, 'run', ...words], {
    stdio: 'ignore',
    env: { ...process.env, ...environment, NOTIFY_SOCKET: manager.name },
  });
  t.teardown(async () => {
    child.kill('SIGTERM');
    await ended(child);
    manager.close();
  });
  return { home, manager, child };
}

async function ended(child: ChildProcess): Promise<void> {
  await until(() => child.exitCode !== null || child.signalCode !== null, 'the service ends');
}

const nodeOf = (home: string) => Number(readFileSync(join(home, 'store/lock'), 'utf8'));

test.serial('a service is ready when the node is, and says that it stops', async (t) => {
  const { home, manager, child } = await service(t, []);
  await manager.heard('READY=1');
  const { code, errors } = await ocean(['volume', 'create', 'v'], { home });
  t.is(code, 0, errors.join());
  child.kill('SIGTERM');
  await manager.heard('STOPPING=1');
  await ended(child);
  t.is(child.exitCode, 0);
});

test.serial(
  'a supervised node that hangs is killed and started again, and the service goes on',
  async (t) => {
    const { home, manager, child } = await service(t, ['--restart'], { WATCHDOG_USEC: '2000000' });
    const ready = await manager.heard('READY=1');
    const before = nodeOf(home);
    t.not(before, child.pid);
    const environment = readFileSync(`/proc/${before}/environ`, 'utf8');
    t.notRegex(environment, /NOTIFY_SOCKET|WATCHDOG_/, 'the supervisor speaks for the service');
    t.teardown(() => {
      try {
        process.kill(before, 'SIGKILL');
      } catch {
        // It was killed, as it should be.
      }
    });
    process.kill(before, 'SIGSTOP');
    const killed = await manager.heard('STATUS=Node n has not moved for 2 s; it is killed.', ready);
    await manager.heard('WATCHDOG=1', killed);
    await manager.heard('READY=1', killed);
    t.not(nodeOf(home), before);
    t.is((await ocean(['ping', '-c', '1', String('127.0.0.1:7470')], { home })).code, 0);
  },
);
