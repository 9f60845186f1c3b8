import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../../../../../../lib/db/generated/client'

const prisma = new PrismaClient({
  adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 10 }),
})
const house = '00000000-0000-8000-8000-000000000001'

/** The obvious way: a route handler with an interactive transaction, the same rows as Cage's, ORM calls throughout. */
export async function POST(request: Request) {
  const raw = await request.text()
  const timestamp = request.headers.get('x-timestamp') ?? ''
  const signature = request.headers.get('x-signature') ?? ''
  const expected = `v1=${sign(`v1\n${timestamp}\nPOST\n/api/wallet/bet\n${raw}`)}`
  if (
    signature.length !== expected.length ||
    !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))
  ) {
    return Response.json({ status: 'error' }, { status: 401 })
  }
  const bet = JSON.parse(raw)
  const body = await prisma.$transaction(
    async tx => {
      const [wallet] = await tx.$queryRaw<
        { id: string; balance: string; seq: bigint; head: Uint8Array<ArrayBuffer> }[]
      >`
      select id, balance::text as balance, seq, head from wallets where player_id = ${bet.player_id} for update`
      const known = await tx.transaction.findFirst({
        where: { providerId: 'bench', scope: '', providerTransactionId: bet.transaction_id },
      })
      if (known) return known.body
      await tx.tombstone.findFirst({
        where: { playerId: bet.player_id, providerTransactionId: bet.transaction_id },
      })
      const session = await tx.session.findFirst({ where: { tokenHash: hash(bet.token) } })
      await tx.player.findUnique({ where: { id: bet.player_id } })
      await tx.game.findFirst({ where: { providerId: 'bench', id: bet.game_id } })
      const id = randomUUID()
      const roundId = randomUUID()
      const at = new Date()
      const balance = (Number(wallet!.balance) - Number(bet.amount)).toFixed(2)
      const answer = JSON.stringify({
        status: 'ok',
        transaction_id: bet.transaction_id,
        ledger_id: id,
        balance,
      })
      const seq = wallet!.seq + 1n
      const rate = { rate: '1', rateDay: at, rateSource: 'base', rateStale: false }
      await tx.round.create({
        data: {
          ...{ id: roundId, providerId: 'bench', gameId: bet.game_id, providerRoundId: bet.round_id },
          ...{ playerId: bet.player_id, currency: 'EUR', status: 'open', bets: 1, betsLive: 1, betsLate: 0 },
          ...{ stake: bet.amount, win: '0', ...rate, openedAt: at, updatedAt: at },
        },
      })
      await tx.transaction.create({
        data: {
          ...{
            id,
            providerId: 'bench',
            scope: '',
            providerTransactionId: bet.transaction_id,
            kind: 'bet',
            type: 'cash',
          },
          ...{ walletId: wallet!.id, seq, playerId: bet.player_id, roundId, providerRoundId: bet.round_id },
          ...{
            gameId: bet.game_id,
            currency: 'EUR',
            amount: bet.amount,
            roundClosed: false,
            reverses: false,
          },
          ...{ effect: 'posted', httpStatus: 200, body: answer, balance, fingerprint: hash(raw) },
          ...{
            previousHash: wallet!.head,
            hash: hash(answer),
            hashVersion: 1,
            policyVersion: 1,
            actor: 'bench',
          },
          ...{ sessionId: session!.id, requestId: randomUUID(), at },
        },
      })
      await tx.posting.create({
        data: {
          ...{ transactionId: id, walletId: wallet!.id, seq, sourceId: wallet!.id, destinationId: house },
          ...{ currency: 'EUR', amount: bet.amount, ...rate, balanceAfter: balance, at },
        },
      })
      await tx.wallet.update({ where: { id: wallet!.id }, data: { balance, seq, head: hash(answer) } })
      return answer
    },
    { maxWait: 60_000, timeout: 60_000 },
  )
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}

function sign(text: string): string {
  return createHmac('sha256', process.env.BENCH_SECRET ?? '')
    .update(text)
    .digest('hex')
}

function hash(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(text).digest())
}
