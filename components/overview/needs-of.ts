import type { QueueFigures } from '@/lib/cases/queue-figures'
import { providerPath } from '@/lib/providers/path'
import type { ExpiringKey } from '@/lib/reports/expiring-keys'
import type { MissingRate } from '@/lib/reports/missing-rates'
import type { WaitingApprovals } from '@/lib/reports/waiting-approvals'
import type { Need } from './needs'

type Given = {
  queues: QueueFigures
  approvals: WaitingApprovals
  /** Why this person may not decide about approvals, or null. */
  against: string | null
  rates: MissingRate[]
  keys: ExpiringKey[]
}

/** The tiles of the home page, from what the queues hold. */
export function needsOf({ queues, approvals, against, rates, keys }: Given): Need[] {
  return [
    approvalNeed(approvals, against),
    stuckNeed(queues),
    caseNeed(queues),
    rateNeed(rates),
    keyNeed(keys),
  ]
}

function approvalNeed({ others, own }: WaitingApprovals, against: string | null): Need {
  const mine = own === '0' ? null : `${own} of your own ${own === '1' ? 'waits' : 'wait'} for somebody else.`
  const who = against ? 'For an approver or finance.' : others === '0' ? null : 'You may decide.'
  return {
    label: 'Approvals',
    icon: 'approvals',
    count: others === '0' && own !== '0' ? own : others,
    note:
      [others === '0' ? null : who, mine].filter(Boolean).join(' ') || 'No change asks for a second person.',
    href: '/approvals',
    isPressing: others !== '0' && against === null,
  }
}

function stuckNeed({ stuck, oldest, byProvider }: QueueFigures): Need {
  const worst = byProvider[0]
  const more =
    byProvider.length > 1 ? ` of ${byProvider.length} providers` : worst ? `, ${worst.providerId}` : ''
  return {
    label: 'Stuck rounds',
    icon: 'stuck',
    count: stuck,
    note: oldest ? `The oldest for ${oldest.age}${more}.` : 'Every round ends in time.',
    href: '/stuck',
    isPressing: true,
  }
}

function caseNeed({ byKind }: QueueFigures): Need {
  const others = byKind.filter(({ kind }) => kind !== 'stuck_round')
  const said = others.map(({ kind, open }) => `${open} ${kind.replaceAll('_', ' ')}`)
  return {
    label: 'Open cases',
    icon: 'cases',
    count: sumOf(others.map(({ open }) => open)),
    note: said.length
      ? `${said.slice(0, 3).join(', ')}${said.length > 3 ? ' …' : ''}`
      : 'Besides stuck rounds.',
    href: '/cases?state=open',
  }
}

function rateNeed(rates: MissingRate[]): Need {
  const refusing = rates.filter(rate => rate.refusing)
  const list = (some: MissingRate[]) =>
    `${some
      .slice(0, 5)
      .map(rate => rate.currency)
      .join(', ')}${some.length > 5 ? ' …' : ''}`
  return {
    label: 'Missing rates',
    icon: 'scales',
    count: `${rates.length}`,
    note: refusing.length
      ? `Bets are refused in ${list(refusing)}: set a rate.`
      : rates.length
        ? `${list(rates)} play at an older rate today.`
        : 'Every currency in use has today’s.',
    href: '/rates',
    isPressing: refusing.length > 0,
  }
}

function keyNeed(keys: ExpiringKey[]): Need {
  const first = keys[0]
  return {
    label: 'Expiring keys',
    icon: 'key',
    count: `${keys.length}`,
    note: first ? `${first.owner} on ${first.expiresAt.slice(0, 10)} first.` : 'None within fourteen days.',
    // One studio's keys are a page; of several, or of the operator's own, the list is.
    href:
      keys.length > 0 && keys.every(key => key.providerId === first?.providerId) && first?.providerId
        ? `${providerPath(first.providerId)}/keys`
        : '/providers',
  }
}

/** Counts as texts, added where they are exact: of `5000+` it is only known that there are more. */
function sumOf(counts: string[]): string {
  const sum = counts.reduce((total, count) => total + BigInt(count.replace('+', '')), 0n)
  return `${sum}${counts.some(count => count.endsWith('+')) ? '+' : ''}`
}
