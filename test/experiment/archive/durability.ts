/** Decades of ponds: what is lost, and what repair moves, by code, placement, grace time and bandwidth. */

import { type CodeRate, codeRateFor } from '../../../src/archive/index.ts';
import { REPAIR_GRACE_MS } from '../../../src/archive/watch-interface.ts';
import type { Experiment, Report, Setting, Table } from '../experiment.ts';
import { fixed, whole } from '../format.ts';
import { sum } from '../statistics.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Trace, YEAR_MS } from './machines.ts';
import { type Course, type Outcome, Years } from './years.ts';

const GIB = 2 ** 30;
const MIB = 2 ** 20;
const NEVER = Number.POSITIVE_INFINITY;
const YEARS = 25;
const PONDS = 3;
const UNITS = 1000;
/** Homes leave so often that few of them, in few years, show as much. */
const HOMES_SIZE = { years: 3, ponds: 1, units: 200 };
const UNIT_BYTES = 4 * GIB;
const BYTES_PER_SECOND = 4 * MIB;

const ALONE: Trace = {
  name: 'independent',
  nodes: 60,
  zones: 12,
  lifetimeMs: 2 * YEAR_MS,
  replacedMs: 3 * DAY_MS,
  absentEveryMs: 30 * DAY_MS,
  absenceMedianMs: 20 * MINUTE_MS,
  absenceSigma: 1.5,
  zoneAbsentEveryMs: NEVER,
  zoneAbsenceMedianMs: 2 * HOUR_MS,
  zoneLostEveryMs: NEVER,
  mishapEveryMs: NEVER,
  mishapShareMean: 0.05,
};
const ZONES: Trace = {
  ...ALONE,
  name: 'zones',
  zoneAbsentEveryMs: YEAR_MS / 2,
  zoneLostEveryMs: 20 * YEAR_MS,
};
const MISHAPS: Trace = { ...ZONES, name: 'zones and mishaps', mishapEveryMs: 5 * YEAR_MS };
const HOMES: Trace = {
  ...ZONES,
  name: 'homes',
  absentEveryMs: DAY_MS,
  absenceMedianMs: 8 * HOUR_MS,
  absenceSigma: 0.5,
};

/** By what they store for each byte. */
const RATES: readonly CodeRate[] = [
  { k: 1, n: 2 },
  { k: 2, n: 4 },
  { k: 4, n: 8 },
  { k: 8, n: 16 },
  { k: 16, n: 32 },
  { k: 4, n: 6 },
  { k: 1, n: 3 },
  { k: 4, n: 12 },
];
const DEFAULT = codeRateFor(60);
const GRACES_MS = [MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, REPAIR_GRACE_MS, DAY_MS, 3 * DAY_MS];
const SPEEDS = [MIB / 4, MIB, 4 * MIB, 16 * MIB];

const nameOf = ({ k, n }: CodeRate) => `${k}/${n}`;
const timeOf = (ms: number) => (ms < HOUR_MS ? `${ms / MINUTE_MS} min` : `${ms / HOUR_MS} h`);

function ninesBetween({ lostRate: one }: Life, { lostRate: other }: Life): string {
  if (one === 0 || other === 0) return one === other ? 'neither lost any' : 'one of them lost none';
  return `${fixed(Math.log10(one / other), 1)} nines`;
}

/** The same in several ponds. */
class Lives {
  readonly #setting: Setting;
  readonly years: number;
  readonly ponds: number;
  readonly units: number;
  readonly homes: typeof HOMES_SIZE;

  constructor(setting: Setting) {
    this.#setting = setting;
    [this.years, this.ponds, this.units] = setting.isQuick ? [2, 1, 200] : [YEARS, PONDS, UNITS];
    this.homes = setting.isQuick ? { years: 1, ponds: 1, units: 50 } : HOMES_SIZE;
  }

  of(trace: Trace, rate: CodeRate, options: Partial<Course & { ponds: number }> = {}): Life {
    const { seed, progress } = this.#setting;
    const upkeep = { graceMs: REPAIR_GRACE_MS, bytesPerSecond: BYTES_PER_SECOND };
    progress(`${trace.name} ${nameOf(rate)}`);
    const { years, units } = this;
    const usual = { trace, rate, isZoned: true, upkeep, years, units, unitBytes: UNIT_BYTES, seed };
    const { ponds = this.ponds, ...rest } = options;
    const course = { ...usual, ...rest };
    const outcomes = Array.from({ length: ponds }, (_, pond) =>
      new Years({ ...course, seed: seed + pond }).run(),
    );
    return new Life(course, outcomes);
  }
}

class Life {
  readonly #course: Course;
  readonly #outcomes: readonly Outcome[];

  constructor(course: Course, outcomes: readonly Outcome[]) {
    this.#course = course;
    this.#outcomes = outcomes;
  }

  #sum(of: (outcome: Outcome) => number): number {
    return sum(this.#outcomes.map(of));
  }

  get lost(): number {
    return this.#sum(({ lost }) => lost);
  }

  get unitYears(): number {
    return this.#course.units * this.#course.years * this.#outcomes.length;
  }

  /** Of a million units in a year; where none was lost, the bound that holds with 95 %. */
  get lostText(): string {
    const times = this.#sum(({ losses }) => losses);
    if (this.lost === 0) return `0 (< ${fixed((3e6 / this.unitYears) * 1, 1)})`;
    return `${whole((1e6 * this.lost) / this.unitYears)} (${times}×)`;
  }

  get lostRate(): number {
    return (1e6 * this.lost) / this.unitYears;
  }

  /** GiB for each TiB of content in a day. */
  get moved(): number {
    const { unitBytes } = this.#course;
    const contentTib = (this.#course.units * unitBytes) / 2 ** 40;
    const days = this.#course.years * 365 * this.#outcomes.length;
    return this.#sum(({ moved }) => moved) / GIB / contentTib / days;
  }

  /** Beside what only the fragments of dead disks would have cost, one k-th of a unit and k − 1 more to make it of. */
  get excess(): number {
    const { unitBytes } = this.#course;
    return this.#sum(({ moved }) => moved) / (this.#sum(({ destroyed }) => destroyed) * unitBytes);
  }

  get unavailable(): string {
    const share = this.#sum(({ unavailable }) => unavailable) / this.#outcomes.length;
    return share === 0 ? '0' : `${fixed(1e6 * share, 1)} ppm`;
  }
}

function codes(lives: Lives): { table: Table; kept: Map<string, Life> } {
  const kept = new Map<string, Life>();
  const life = (key: string, ...args: Parameters<Lives['of']>): Life => {
    const made = lives.of(...args);
    kept.set(key, made);
    return made;
  };
  const rows = RATES.map((rate) => {
    const name = nameOf(rate);
    const alone = life(`alone ${name}`, ALONE, rate);
    const blind = life(`blind ${name}`, ZONES, rate, { isZoned: false });
    const zoned = life(`zoned ${name}`, ZONES, rate);
    const mishaps = life(`mishaps ${name}`, MISHAPS, rate);
    return [
      name,
      `${fixed(rate.n / rate.k, 1)} ×`,
      alone.lostText,
      blind.lostText,
      zoned.lostText,
      mishaps.lostText,
      zoned.unavailable,
      fixed(zoned.moved, 1),
    ];
  });
  const table = {
    caption:
      'Units lost, of a million in a year, and in how many catastrophes; what repair moves in a day for each TiB of content, GiB',
    head: [
      'k/n',
      'storage',
      'independent',
      'zones, placed blindly',
      'zones',
      'zones and mishaps',
      'unreadable (zones)',
      'moved (zones)',
    ],
    rows,
  };
  return { table, kept };
}

function graces(lives: Lives) {
  const points = GRACES_MS.map((graceMs) => {
    const options = { upkeep: { graceMs, bytesPerSecond: BYTES_PER_SECOND } };
    return {
      graceMs,
      servers: lives.of(ZONES, DEFAULT, options),
      homes: lives.of(HOMES, DEFAULT, { ...options, ...lives.homes }),
    };
  });
  const table: Table = {
    caption: `Grace time, with ${nameOf(DEFAULT)}: what repair moves, as a multiple of what only dead disks cost, and units lost of a million in a year`,
    head: ['grace time', 'servers: moved', 'lost', 'homes: moved', 'lost'],
    rows: points.map(({ graceMs, servers, homes }) => [
      timeOf(graceMs),
      `${fixed(servers.excess)} ×`,
      servers.lostText,
      `${fixed(homes.excess)} ×`,
      homes.lostText,
    ]),
  };
  return { table, points };
}

function speeds(lives: Lives): Table {
  return {
    caption: `Bandwidth of repair, with ${nameOf(DEFAULT)}, zones and mishaps: units lost of a million in a year`,
    head: ['each node', 'lost', 'unreadable'],
    rows: SPEEDS.map((bytesPerSecond) => {
      const upkeep = { graceMs: REPAIR_GRACE_MS, bytesPerSecond };
      const life = lives.of(MISHAPS, DEFAULT, { upkeep });
      return [`${bytesPerSecond / MIB} MiB/s`, life.lostText, life.unavailable];
    }),
  };
}

/** As the table of code rates takes them, each with so much content as a node of the large pond. */
function smallPonds(lives: Lives): Table {
  const ponds = [
    { nodes: 3, zones: 3 },
    { nodes: 5, zones: 5 },
    { nodes: 9, zones: 3 },
    { nodes: 20, zones: 5 },
  ];
  return {
    caption: 'Small ponds, with the rate that they get: units lost of a million in a year',
    head: ['nodes', 'zones', 'k/n', 'independent', 'zones', 'unreadable (zones)'],
    rows: ponds.map(({ nodes, zones }) => {
      // Nodes outside of the largest zone count, where there are three zones or more and several nodes in one.
      const counted = nodes > zones ? nodes - Math.ceil(nodes / zones) : nodes;
      const rate = codeRateFor(counted);
      const units = Math.ceil((lives.units * nodes) / 60);
      const [alone, zoned] = [ALONE, ZONES].map((trace) =>
        lives.of({ ...trace, nodes, zones }, rate, { units }),
      ) as [Life, Life];
      return [
        whole(nodes),
        whole(zones),
        nameOf(rate),
        alone.lostText,
        zoned.lostText,
        zoned.unavailable,
      ];
    }),
  };
}

function run(setting: Setting): Report {
  const lives = new Lives(setting);
  const { table, kept } = codes(lives);
  const { table: graceTable, points } = graces(lives);
  const get = (key: string) => kept.get(key) as Life;
  const usual = nameOf(DEFAULT);
  const atDefault = points.find(({ graceMs }) => graceMs === REPAIR_GRACE_MS) as (typeof points)[0];
  const pair = (trace: string) => [get(`${trace} 1/2`), get(`${trace} ${usual}`)] as [Life, Life];
  const [copies, coded] = pair('mishaps');
  const wide = get('mishaps 16/32');
  const twice = ['1/2', '2/4', '4/8', '8/16', '16/32'];
  const curve = (trace: string) =>
    twice.map((name) => ({
      x: Number(name.split('/')[1]),
      y: Math.max(get(`${trace} ${name}`).lostRate, 0.1),
    }));
  return {
    setup: [
      ['seed', `${setting.seed} and those after it, one a pond`],
      [
        'time',
        `${lives.ponds} ponds of ${lives.years} years for each line; for homes ${lives.homes.ponds} of ${lives.homes.years}, ` +
          `with ${lives.homes.units} units`,
      ],
      [
        'content',
        `${whole(lives.units)} units of ${UNIT_BYTES / GIB} GiB; a unit is packs with the same holders. A unit that is ` +
          'lost is written anew',
      ],
      ['nodes', `${ALONE.nodes} in ${ALONE.zones} zones of five`],
      [
        'disks',
        'live 2 years on average (exponential); an empty one takes the place of a dead one after 3 days (exponential)',
      ],
      [
        'absences',
        'of a server every 30 days (exponential), 20 minutes (log-normal, median, σ = 1.5); of a home every day, 8 hours ' +
          '(σ = 0.5)',
      ],
      [
        'zones',
        'each goes away twice a year for 2 hours (median, σ = 1.5), and loses all its disks every 20 years',
      ],
      [
        'mishaps',
        'every 5 years a share of all disks dies in one moment, wherever they stand: exponential, mean 5 %, at most a half',
      ],
      [
        'upkeep',
        `as nodes do by default, and ${BYTES_PER_SECOND / MIB} MiB/s of each node for repair, where the table does not ` +
          'say otherwise',
      ],
      ['unreadable', 'share of units and moments at which fewer than k holders are there'],
    ],
    comparisons: [
      {
        what: '8 of 16 beside copies, failures independent, then correlated (Nath et al., NSDI 2006, 4 copies, real traces)',
        published: '1.5 nines better, then 2 nines worse',
        measured: `2 copies, which take as much room: ${pair('alone')
          .map(({ lostText }) => lostText)
          .join(' to ')}, then ${copies.lostText} to ${coded.lostText}`,
      },
      {
        what: 'n from 20 to 60 at k = n/2, failures correlated (the same)',
        published: 'less than half a nine',
        measured: `from 8/16 to 16/32: ${ninesBetween(coded, wide)}`,
      },
    ],
    verdicts: [
      {
        target: `no unit is lost with ${usual} while zones go up in flames, and disks die by themselves`,
        measured: `${get(`zoned ${usual}`).lost} of ${whole(get(`zoned ${usual}`).unitYears)} unit-years`,
        isMet: get(`zoned ${usual}`).lost === 0,
      },
      {
        target: `at equal storage, ${usual} loses at most a tenth of what two copies lose, zones and mishaps`,
        measured: `${coded.lostText} beside ${copies.lostText}`,
        isMet: coded.lostRate <= copies.lostRate / 10,
      },
      {
        target: `the default grace time, ${timeOf(REPAIR_GRACE_MS)}: servers move at most twice what dead disks alone cost`,
        measured: `${fixed(atDefault.servers.excess)} ×`,
        isMet: atDefault.servers.excess <= 2,
      },
    ],
    tables: [table, graceTable, speeds(lives), smallPonds(lives)],
    plots: [
      {
        name: 'codes',
        chart: {
          title: 'Lost at twice the storage, by the number of fragments',
          x: { label: 'fragments, n (k = n/2)', kind: 'log' },
          y: { label: 'of a million units in a year (0.1: none)', kind: 'log', from: 0.1 },
          series: [
            { name: 'independent', mark: 'line', points: curve('alone') },
            { name: 'zones, placed blindly', mark: 'line', points: curve('blind') },
            { name: 'zones', mark: 'line', points: curve('zoned') },
            { name: 'zones and mishaps', mark: 'line', points: curve('mishaps') },
          ],
        },
      },
      {
        name: 'grace',
        chart: {
          title: `What repair moves, by the grace time (${usual})`,
          x: { label: 'grace time (hours)', kind: 'log' },
          y: { label: 'multiple of what dead disks cost', kind: 'log' },
          series: [
            {
              name: 'servers',
              mark: 'line',
              points: points.map(({ graceMs, servers }) => ({
                x: graceMs / HOUR_MS,
                y: servers.excess,
              })),
            },
            {
              name: 'homes',
              mark: 'line',
              points: points.map(({ graceMs, homes }) => ({
                x: graceMs / HOUR_MS,
                y: homes.excess,
              })),
            },
          ],
        },
      },
    ],
    shows: [
      'Placing fragments over zones is worth more than a wider code: 2/4 over zones lost nothing to zones that die, and ' +
        'no code that was placed blindly with fewer than 4 fragments to spare came through.',
      'What takes many disks at once, wherever they stand, is what loses packs that are spread well. Against it n − k ' +
        'counts, and 4 more fragments to spare are worth more than a third copy.',
      'Nine nodes in three zones have room for the loss of a zone, and for nothing more until it is made up for.',
      'A grace time that is shorter than usual absences makes repair move a multiple of what is needed, and none of the ' +
        'longer ones lost a unit here: hours suit servers, and a day machines that are off at night.',
    ],
    showsNot: [
      'The trace is made up: its parameters are stated, and no record of real machines is behind them. Other machines ' +
        'die in other ways.',
      'Nobody lies, no bit rots, and no software loses what it was given: audits and scrubs are not in it.',
      'Messages are left out. That nodes agree who repairs, and that they find each other, is tested elsewhere.',
      'Fragments of a node that comes back late count as gone once they were made again, which is less than there is.',
    ],
  };
}

export const DURABILITY: Experiment = {
  name: 'durability',
  title: 'Decades of disks that die',
  question:
    'How much is lost in years, and what does repair move, by code, placement, grace time and bandwidth, when failures ' +
    'are independent and when they are not?',
  run,
};
