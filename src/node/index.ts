export {
  createInvitation,
  enrol,
  founderOf,
  type InvitationKey,
  isMember,
} from './membership.ts';
export { type Accusation, OceanNode, type OceanNodeOptions } from './ocean-node.ts';
export { Runner, type RunnerPorts } from './runner.ts';
