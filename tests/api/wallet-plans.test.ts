import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appPool, lanePool } from '@/lib/db/pools'
import { lockWallets, readFacts } from '@/lib/wallet/load'
import { balanceRow, sessionRow } from '@/lib/wallet/reads'
import { writeBatch } from '@/lib/wallet/write'
import { ownDatabase } from '../support/database'

// Plans made on an empty database stay until it is analysed: they must be good ones from the first bet on.
const grown = /transactions|postings|rounds|wallets|players|sessions|tombstones|accounts|cases|player_limits/

let lane: pg.PoolClient
let app: pg.PoolClient
beforeAll(async () => {
  await ownDatabase()
  lane = await lanePool().connect()
  app = await appPool().connect()
})
afterAll(() => {
  lane.release()
  app.release()
})

const statements: [string, string, () => pg.PoolClient][] = [
  ['the lock of the wallets', lockWallets, () => lane],
  ['the reads of a batch', readFacts, () => lane],
  ['the write of a batch', writeBatch, () => lane],
  ['the read of a session', sessionRow, () => app],
  ['the read of a balance', balanceRow, () => app],
]

describe('on an empty, migrated database', () => {
  for (const [name, text, client] of statements) {
    test(`${name} scans no table that grows`, async () => {
      const nodes = await planOf(client(), text)
      const scans = nodes.filter(node => /^(Seq Scan|Sample Scan|Bitmap Heap Scan)$/.test(node['Node Type']))
      expect(
        scans.filter(node => grown.test(node['Relation Name']!)).map(node => node['Relation Name']),
      ).toEqual([])
    })

    test(`${name} enters each index by what it looks for`, async () => {
      const nodes = await planOf(client(), text)
      const walks = nodes.filter(
        node => node['Node Type'].startsWith('Index') && grown.test(node['Relation Name'] ?? ''),
      )
      for (const node of walks) expect(node['Index Cond'], JSON.stringify(node)).toBeTruthy()
    })

    test(`${name} hashes and merges nothing`, async () => {
      const joins = (await planOf(client(), text))
        .map(node => node['Node Type'])
        .filter(type => /Hash Join|Merge Join/.test(type))
      expect(joins).toEqual([])
    })
  }
})

type Node = { 'Node Type': string; 'Relation Name'?: string; 'Index Cond'?: string; Plans?: Node[] }

/** The generic plan, which is what a prepared statement of a lane runs. */
async function planOf(client: pg.PoolClient, text: string): Promise<Node[]> {
  const { rows } = await client.query(`explain (generic_plan, format json) ${text}`)
  const nodes: Node[] = []
  const walk = (node: Node) => {
    nodes.push(node)
    node.Plans?.forEach(walk)
  }
  walk(rows[0]['QUERY PLAN'][0].Plan)
  return nodes
}
