/** A guest book that two people write into. Arguments: the home folder of a node that does not run. */

import process from 'node:process';
import { Application } from '../../src/cli/application.ts';
import type { ObjectEntry, OceanObject } from '../../src/client/index.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const say = (text: string) => process.stdout.write(`${text}\n`);
const lines = (entries: readonly ObjectEntry[]) =>
  entries.map(({ key, value }) => `${key.at(-1)}: ${decoder.decode(value)}`).join(', ');

const application = await Application.open(process.argv[2]);
const ada = await application.createObject('guestbook');
// A second author: on another machine these keys would be carried there.
const ben = await application.shared(await application.share('guestbook'));

const heard: number[] = [];
const stop = ben.subscribe(({ version }) => heard.push(version));

function sign(book: OceanObject, text: string) {
  return book.update([
    { actions: [{ kind: 'append', prefix: ['entries'], value: encoder.encode(text) }] },
  ]);
}
const first = await sign(ada, 'Ada was here');
await sign(ben, 'Ben too');
say(`latest:    ${lines(await ada.readRange({ prefix: ['entries'] }, { freshMs: 0 }))}`);
say(
  `version ${first.version}: ${lines(await ben.readRange({ prefix: ['entries'] }, { version: first.version }))}`,
);

// Both want the only cake. The ring lets one of them have it, whichever comes first.
const take = (book: OceanObject, name: string) =>
  book.update([
    {
      predicates: [{ kind: 'absent', key: ['cake'] }],
      actions: [{ kind: 'put', key: ['cake'], value: encoder.encode(name) }],
    },
  ]);
const races = await Promise.all([take(ada, 'Ada'), take(ben, 'Ben')]);
const winner = races[0].isAborted ? 'Ben' : 'Ada';
const cake = await ada.read(['cake'], { freshMs: 0 });
say(`aborted:   ${races.filter(({ isAborted }) => isAborted).length} of ${races.length}`);
say(`the cake:  ${cake && decoder.decode(cake.value) === winner ? 'to the winner' : 'lost'}`);

// The second clause is tried when the predicates of the first do not hold.
const second = await ben.update([
  {
    predicates: [{ kind: 'versionIs', version: first.version }],
    actions: [{ kind: 'remove', key: ['cake'] }],
  },
  {
    predicates: [{ kind: 'sizeIs', range: { prefix: ['entries'] }, count: 2 }],
    actions: [
      { kind: 'shiftRange', range: { prefix: ['entries'], from: 1 }, distance: 1 },
      { kind: 'put', key: ['entries', 1], value: encoder.encode('Cy, between them') },
    ],
  },
]);
say(`clause:    ${second.clause}`);
say(`latest:    ${lines(await ada.readRange({ prefix: ['entries'] }, { freshMs: 0 }))}`);

for (const { version, isAborted } of await ada.history()) {
  say(`history:   version ${version} ${isAborted ? 'aborted' : 'committed'}`);
}
stop();
say(`heard of:  ${heard.join(', ')}`);
await application.close();
