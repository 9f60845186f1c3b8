import { demoFile, type SavedDemo } from '@/studio/saved'

/** What a person who has just started the demo wants to know: where to go, who to be, what is going on. */
export function banner(demo: SavedDemo, url: string, resumed: boolean): string {
  const emailWidth = Math.max(...demo.staff.map(one => one.email.length))
  return [
    '',
    resumed ? '  Cage · the demo casino is open again' : '  Cage · the demo casino is open',
    '',
    `  Back office   ${url}`,
    `  Wallet API    ${url}/api/wallet`,
    `  Health        ${url}/readyz   ${url}/metrics`,
    '',
    '  Sign in as',
    ...demo.staff.map(one => `    ${one.email.padEnd(emailWidth)}   ${one.password}   ${one.role}`),
    '',
    '  Playing',
    ...demo.studios.map(one => `    ${one.name}${one.test ? ', with test players' : ''}`),
    '',
    `  Their keys are in ${demoFile()}`,
    '  npm run studio       plays harder, then reconciles its journal with the ledger',
    '  npm run reset        starts over',
    '  Ctrl-C               ends the rounds, then the server, then the database',
    '',
  ].join('\n')
}
