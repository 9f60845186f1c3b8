import pino, { type Logger } from 'pino'

// One process holds two compilations of lib (Next's and the server's): the log must be single.
const key = Symbol.for('cage.log')

/** The process's log: JSON lines on standard error, so that standard output stays a command's answer. */
export function log(): Logger {
  const store = globalThis as { [key]?: Logger }
  store[key] ??= pino({ level: process.env.CAGE_LOG_LEVEL || 'info', base: null }, pino.destination(2))
  return store[key]
}
