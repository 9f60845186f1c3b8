import type { HeldAction } from '@/lib/approvals/actions'
import { prisma } from '@/lib/db/prisma'
import { format } from '@/lib/money/amount'
import { type Role, reasonAgainst } from '@/lib/staff/permissions'
import { isLiveEntry, type RoundEntry } from './entries'
import { guards } from './guards'
import { kinds } from './kinds'
import { readCase, readCaseSubject, readRoundSubject, type Subject, type SubjectCase } from './subject'

/** A resolution that a page may offer: what its form sends, and why it may not be done now. */
export type PossibleResolution = {
  /** Tells it from its neighbours. */
  key: string
  action: HeldAction
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
 * What staff of this role can do about a round: the round as a whole first, then each refused win that a case
 * keeps, then each bet and win. What may not be done now has its reason. Empty for an unknown round.
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
      const action = entry.isKept && isLiveEntry(entry) ? 'win.release' : 'transaction.rollback'
      return offer(
        action,
        { ...subject, entry },
        { roundId, transactionId: entry.id, caseId },
        wordsOf(entry),
      )
    })
  return [...whole, ...refused, ...single]
}

/** The same for a case that stands beside every round, as a refused bonus win does. */
export async function possibleForCase(caseId: string, staff: { role: Role }): Promise<PossibleResolution[]> {
  const found = await readCase(prisma(), caseId)
  if (found?.roundId) return possibleResolutions(found.roundId, staff, caseId)
  const subject = found?.kind === 'credit_refused' ? await readCaseSubject(prisma(), found) : null
  if (!subject) return []
  const offer = offerFor(staff.role, await waitingFor(subject.player.id))
  return [offer('win.accept', subject, { caseId }, amountOf(subject.case!))]
}

type Names = { roundId?: string | null; transactionId?: string | null; caseId?: string | null }

function offerFor(role: Role, waiting: Set<string>) {
  return (action: HeldAction, subject: Subject, names: Names, detail = ''): PossibleResolution => {
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

function wordsOf({ kind, amount, currency, providerTransactionId }: RoundEntry): string {
  return `${kind} ${format(amount, currency)} ${currency} (${providerTransactionId})`
}

function amountOf({ amount, currency, providerTransactionId }: SubjectCase): string {
  const money = amount && currency ? `${format(amount, currency)} ${currency} ` : ''
  return `${money}(${providerTransactionId ?? 'no id'})`
}
