/** Every page of the documentation: its address, its name, and what one finds there. */
export const pages = [
  {
    href: '/docs',
    title: 'Start',
    group: 'Begin',
    lead: 'From nothing to a first signed call, in five steps.',
  },
  {
    href: '/docs/sandbox',
    title: 'Sandbox',
    group: 'Begin',
    lead: 'Players who do what their name says, so that you can try what is hard to bring about.',
  },
  {
    href: '/docs/wallet',
    title: 'The wallet',
    group: 'Guide',
    lead: 'The six calls and every rule behind them, in plain words.',
  },
  {
    href: '/docs/signing',
    title: 'Signing',
    group: 'Guide',
    lead: 'The exact string, the headers, and programs in six languages that you can run.',
  },
  {
    href: '/docs/policies',
    title: 'Policies',
    group: 'Guide',
    lead: 'Where providers differ: ten settings, agreed with the operator.',
  },
  {
    href: '/docs/reference',
    title: 'Calls',
    group: 'Reference',
    lead: 'Every call with its fields, its answers and its refusals. With a sandbox key you can try the calls of the wallet here.',
  },
  {
    href: '/docs/errors',
    title: 'Refusal codes',
    group: 'Reference',
    lead: 'What the wallet answers when it says no. A final no is never a 5xx: after a 5xx repeat the same call with the same transaction id.',
  },
  {
    href: '/docs/debugger',
    title: 'Signature debugger',
    group: 'Reference',
    lead: 'Shows what should have been signed, byte for byte, and where your signature departs from it.',
  },
  {
    href: '/docs/changelog',
    title: 'Changelog',
    group: 'Reference',
    lead: 'What has changed in the contract.',
  },
] as const

export const pageGroups = ['Begin', 'Guide', 'Reference'] as const

export type PageHref = (typeof pages)[number]['href']

export function pageAt(href: PageHref) {
  return pages.find(page => page.href === href)!
}

/** The pages before and after one, as they are read in order. */
export function neighboursOf(href: PageHref) {
  const at = pages.findIndex(page => page.href === href)
  return { before: pages[at - 1] ?? null, after: pages[at + 1] ?? null }
}
