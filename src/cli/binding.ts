/** Which binding a mount is made with. */

import { OceanError } from '../base/index.ts';
import { BINDINGS, type Binding } from './home.ts';

/** @throws OceanError `invalid` */
export function parseBinding(text: string): Binding {
  const found = BINDINGS.find((one) => one === text);
  if (found !== undefined) return found;
  throw new OceanError('invalid', `"${text}" is no binding: use ${BINDINGS.join(' or ')}`);
}

/** The one that was asked for, else that of OCEAN_BINDING. @throws OceanError `invalid` */
export function chosenBinding(given: string | undefined): Binding | undefined {
  const text = given ?? process.env.OCEAN_BINDING;
  return text === undefined || text === '' ? undefined : parseBinding(text);
}
