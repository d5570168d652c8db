/** Where a node says what it does. */
export type Log = (level: 'info' | 'warn' | 'error', message: string) => void;
