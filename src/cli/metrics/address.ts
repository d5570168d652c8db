/** Where metrics are served, as people write it. */

import { InvalidArgumentError } from 'commander';

export interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

/** Nobody else's business, unless told otherwise. */
const HOST_DEFAULT = '127.0.0.1';

/** `HOST:PORT`, `[IPV6]:PORT`, or a port on this machine alone; null for `none`. */
export function parseMetricsAddress(text: string): MetricsAddress | null {
  if (text === 'none') return null;
  const [, bracketed, plain, digits = ''] =
    /^(?:(?:\[([0-9a-f:]+)\]|([^\s:/[\]]+)):)?(\d{1,5})$/i.exec(text) ?? [];
  const port = Number(digits);
  if (digits !== '' && port >= 1 && port <= 65_535)
    return { host: bracketed ?? plain ?? HOST_DEFAULT, port };
  throw new InvalidArgumentError('It must be HOST:PORT, a PORT of this machine alone, or none.');
}

export function formatMetricsAddress(address: MetricsAddress | null): string {
  if (address === null) return 'none';
  const { host, port } = address;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
