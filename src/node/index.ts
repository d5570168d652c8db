export {
  createInvitation,
  enrol,
  founderOf,
  type InvitationKey,
  isMember,
} from './membership.ts';
export {
  type Accusation,
  OceanNode,
  type OceanNodeOptions,
  QUERY_TIMEOUT_MS,
} from './ocean-node.ts';
export { type LevelHealth, type Link, levelsOf, type OverlayHealth } from './overlay-health.ts';
export { RingDoor } from './ring-door.ts';
export { Runner, type RunnerPorts } from './runner.ts';
