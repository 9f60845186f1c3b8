import { prisma } from '@/lib/db/prisma'
import { format } from '@/lib/money/amount'
import { type Role, reasonAgainst } from '@/lib/staff/permissions'
import { isLiveEntry, type RoundEntry } from './entries'
import { guards } from './guards'
import { kinds, type ResolutionAction } from './kinds'
import { readCase, readCaseSubject, readRoundSubject, type Subject, type SubjectCase } from './subject'

/** A resolution that a page may offer: what its form sends, and why it may not be done now. */
export type PossibleResolution = {
  /** Tells it from its neighbours. */
  key: string
  action: ResolutionAction
  label: string
  does: string
  against: string | null
  playerId: string
  currency: string
  roundId: string | null
  transactionId: string | null
  caseId: string | null
}

/** A round with more transactions than this offers the newest of them. */
const atMost = 60

/**
 * What staff of this role can do about a round: what is possible now first, and of that the round as a whole,
 * then each refused win that a case keeps, then each bet and win. What may not be done now has its reason.
 * Empty for an unknown round.
 */
export async function possibleResolutions(
  roundId: string,
  staff: { role: Role },
  caseId: string | null = null,
): Promise<PossibleResolution[]> {
  const subject = await readRoundSubject(prisma(), roundId)
  if (!subject) return []
  const [cases, waiting] = await Promise.all([openCases(roundId), waitingFor(subject.player.id)])
  const offer = offerFor(staff.role, waiting)
  const whole = (['round.rollback', 'round.settle', 'round.close'] as const).map(action =>
    offer(action, subject, { roundId, caseId }),
  )
  const refused = cases.map(one =>
    offer('win.accept', { ...subject, case: one }, { roundId, caseId: one.id }, amountOf(one)),
  )
  const single = subject.entries
    .filter(({ kind }) => kind === 'bet' || kind === 'win')
    .slice(-atMost)
    .map(entry => {
      const isKept = entry.isKept && isLiveEntry(entry)
      const names = { roundId, transactionId: entry.id, caseId }
      return isKept
        ? offer('win.release', { ...subject, entry }, names, amountOf(entry))
        : offer('transaction.rollback', { ...subject, entry }, names, `${entry.kind} ${amountOf(entry)}`)
    })
  return possibleFirst([...whole, ...refused, ...single])
}

/**
 * The same for a case that stands beside every round: a refused bonus win, a win of a round never opened, or
 * what somebody opened by hand about a player.
 */
export async function possibleForCase(caseId: string, staff: { role: Role }): Promise<PossibleResolution[]> {
  const found = await readCase(prisma(), caseId)
  const ofRound = found?.roundId ? await possibleResolutions(found.roundId, staff, caseId) : []
  if (ofRound.length > 0) return ofRound
  const action = offered[found?.kind ?? '']
  const subject = action && found ? await readCaseSubject(prisma(), found) : null
  if (!action || !subject) return []
  const offer = offerFor(staff.role, await waitingFor(subject.player.id))
  return [offer(action, subject, { caseId }, action === 'win.accept' ? amountOf(subject.case!) : '')]
}

function possibleFirst(items: PossibleResolution[]): PossibleResolution[] {
  return [...items.filter(item => item.against === null), ...items.filter(item => item.against !== null)]
}

/** What a case without a round offers, by its kind. */
const offered: Record<string, ResolutionAction> = { credit_refused: 'win.accept', manual: 'player.adjust' }

type Names = { roundId?: string | null; transactionId?: string | null; caseId?: string | null }

function offerFor(role: Role, waiting: Set<string>) {
  return (action: ResolutionAction, subject: Subject, names: Names, detail = ''): PossibleResolution => {
    const { label, does, permission } = kinds[action]
    const { roundId = null, transactionId = null, caseId = null } = names
    const key = [action, transactionId ?? caseId ?? roundId].join(' ')
    const isWaiting = waiting.has(placeOf(action, roundId, transactionId ?? caseId))
    const against =
      reasonAgainst(role, permission) ??
      guards[action](subject) ??
      (isWaiting ? 'It waits for a second person already: see Approvals.' : null)
    const { id: playerId, currency } = subject.player
    const facts = { key, action, does, against, playerId, currency, roundId, transactionId, caseId }
    return { ...facts, label: detail ? `${label} ${detail}` : label }
  }
}

function openCases(roundId: string): Promise<SubjectCase[]> {
  return prisma()
    .case.findMany({ where: { roundId, state: 'open', kind: 'credit_refused' }, take: atMost })
    .then(found => Promise.all(found.map(async one => (await readCase(prisma(), one.id))!)))
}

/** What of this player's waits for a second person, by what it is about. */
async function waitingFor(playerId: string): Promise<Set<string>> {
  const found = await prisma().approval.findMany({
    where: { playerId, state: 'waiting', expiresAt: { gt: new Date() } },
    orderBy: { madeAt: 'desc' },
    take: 100,
    select: { action: true, roundId: true, payload: true },
  })
  const about = (payload: unknown) => (payload as { transaction_id?: string | null }).transaction_id ?? null
  return new Set(found.map(one => placeOf(one.action, one.roundId, about(one.payload))))
}

function placeOf(action: string, roundId: string | null, about: string | null): string {
  return JSON.stringify([action, roundId, action.startsWith('round.') ? null : about])
}

function amountOf({ amount, currency, providerTransactionId }: SubjectCase | RoundEntry): string {
  const money = amount && currency ? `${format(amount, currency)} ${currency} ` : ''
  return `${money}(${providerTransactionId ?? 'no id'})`
}
