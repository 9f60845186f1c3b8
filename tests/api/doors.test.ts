import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DELETE, GET, PATCH, POST, PUT } from '@/app/api/operator/[...path]/route'
import { POST as auth } from '@/app/api/wallet/auth/route'
import { POST as balance } from '@/app/api/wallet/balance/route'
import { POST as bet } from '@/app/api/wallet/bet/route'
import { POST as jackpot } from '@/app/api/wallet/jackpot/route'
import { POST as rollback } from '@/app/api/wallet/rollback/route'
import { POST as win } from '@/app/api/wallet/win/route'
import { now } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import { flushRequests } from '@/lib/requests/log'
import { signRequest } from '@/lib/wire/signature'
import { openCasino, unique } from '../support/casino'
import { calls, newVisitor, type Send, type Visitor, visit } from '../support/doors'

type Handler = (request: Request) => Promise<Response>
const methods: Record<string, Handler> = { DELETE, GET, PATCH, POST, PUT }
const routes: Record<string, Handler> = { auth, balance, bet, win, rollback, jackpot }

let casino: Awaited<ReturnType<typeof openCasino>>
let doors: [Visitor, Visitor]
beforeAll(async () => {
  casino = await openCasino()
  const ownDoor: Send = (path, init) => fetch(casino.url + path, init)
  // Next's router calls a handler so; tests/faults/next-door.test.ts asks Next itself.
  const nextDoor: Send = (path, init) => {
    const request = new Request(`http://localhost:3000${path}`, { ...init, duplex: 'half' } as RequestInit)
    const name = /^\/api\/wallet\/([a-z]+)/.exec(path)?.[1]
    return (name ? routes[name] : methods[init.method!])!(request)
  }
  doors = [await newVisitor(ownDoor, casino.operator), await newVisitor(nextDoor, casino.operator)]
})
afterAll(() => casino.close())

describe('both doors answer alike', () => {
  // In order: a story, told twice.
  for (const [name, ask] of Object.entries(calls)) {
    test(name, async () => {
      const [own, next] = [await visit(doors[0], ask), await visit(doors[1], ask)]
      expect(next).toEqual(own)
      expect(own.status === 500).toBe(name === 'a magic error')
    })
  }
})

test('a caller’s own x-cage-address is not believed', async () => {
  for (const visitor of doors) {
    const key = visitor.provider
    const path = '/api/wallet/balance'
    const body = JSON.stringify({ player_id: visitor.player, currency: 'EUR' })
    const timestamp = String(Math.floor(now() / 1000))
    const headers = {
      'x-key-id': key.keyId,
      'x-timestamp': timestamp,
      'x-signature': signRequest(key.secret, timestamp, 'POST', path, body),
      'x-cage-address': `${unique('guess')} 6.6.6.6`,
      'x-forwarded-for': '6.6.6.6',
    }
    const answer = await visitor.send(path, { method: 'POST', headers, body })
    await flushRequests()
    const { rows } = await appPool().query('select address from requests where id = $1', [
      answer.headers.get('x-request-id'),
    ])
    expect(rows[0].address).not.toContain('6.6.6.6')
  }
})
