#!/usr/bin/env node
// Checks the proof of one transaction (cage-proof-v1), alone: with Node, without Cage and without its database.
//
//   node check-proof.mjs proof.json [--seal seal-000000000012.json] [--key <64 hex digits, or a .pem file>]
//
// --seal  the seal as it was written outside the database, from a source of your own
// --key   the public key you were given, by a way you trust (`cage seal-key show`)
import { createHash, createPublicKey, verify } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const facts = [
  'number',
  'taken_at',
  'previous_hash',
  'from_xid',
  'to_xid',
  'transactions',
  'transactions_root',
  'wallets',
  'wallets_root',
  'audit_seq',
  'audit_hash',
  'key',
  'next_key',
]
const names = {
  proof: ['format', 'transaction', 'leaf', 'path', 'seal'],
  transaction: ['id', 'wallet_id', 'seq', 'link', 'hash'],
  seal: ['format', ...facts, 'hash', 'signature'],
}
// The lines of a transaction's canonical text (cage-link-v1); its answer's body is all that follows.
const lines = [
  'version',
  'previous hash',
  'wallet',
  'number in the wallet',
  'ledger id',
  'provider',
  'scope',
  'transaction id',
  'kind',
  'type',
  'player',
  'round',
  "provider's round",
  'game',
  'currency',
  'amount',
  'closes the round',
  'refers to',
  'original',
  'reverses',
  'jackpot',
  'outcome',
  'refusal',
  'HTTP status',
  'balance after',
  'fingerprint',
  'policy version',
  'by',
  'session',
  'time',
  'posting',
]
const told = [
  'provider',
  'transaction id',
  'ledger id',
  'kind',
  'player',
  'currency',
  'amount',
  'outcome',
  'balance after',
  'by',
  'time',
]

const sha256 = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function say(line) {
  process.stdout.write(`${line}\n`)
}

function fail(reason) {
  process.stderr.write(`NOT PROVEN: ${reason}\n`)
  process.exit(1)
}

function must(holds, otherwise) {
  if (!holds) fail(otherwise)
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return fail(`${file} cannot be read: ${error.message}`)
  }
}

function mustHave(object, wanted, what) {
  must(object !== null && typeof object === 'object' && !Array.isArray(object), `${what} is not there`)
  must(
    Object.keys(object).sort().join() === [...wanted].sort().join(),
    `${what} has not the fields ${wanted.join(', ')}`,
  )
}

const isHex = (text, bytes) => typeof text === 'string' && new RegExp(`^[0-9a-f]{${bytes * 2}}$`).test(text)
const isCount = text => typeof text === 'string' && /^(0|[1-9][0-9]{0,17})$/.test(text)

/** The transaction's text has its hash, and says of itself what the proof says of it. */
function checkTransaction(transaction) {
  mustHave(transaction, names.transaction, 'the transaction')
  must(typeof transaction.link === 'string', 'the transaction has no text')
  must(
    sha256(transaction.link).toString('hex') === transaction.hash,
    "the transaction's text does not have its hash",
  )
  const said = transaction.link.split('\n')
  must(said[0] === 'cage-link-v1', 'the text is not that of a transaction')
  must(
    said[2] === transaction.wallet_id && said[3] === transaction.seq && said[4] === transaction.id,
    'the text is that of another transaction',
  )
  return Object.fromEntries(lines.map((line, index) => [line, said[index]]))
}

/** The leaf and its path lead to the root that the seal names (RFC 9162, 2.1.3.2). */
function checkPath({ transaction, leaf, path, seal }) {
  must(isCount(leaf), 'the place of the leaf is not a number')
  must(Array.isArray(path) && path.every(hash => isHex(hash, 32)), 'the path is not one of hashes')
  let at = BigInt(leaf)
  let last = BigInt(seal.transactions) - 1n
  must(at <= last, 'the leaf lies beyond the tree')
  let root = sha256(Buffer.of(0), Buffer.from(transaction.hash, 'hex'))
  for (const hash of path) {
    must(last > 0n, 'the path is too long')
    const other = Buffer.from(hash, 'hex')
    if (at % 2n === 1n || at === last) {
      root = sha256(Buffer.of(1), other, root)
      while (at % 2n === 0n && at !== 0n) [at, last] = [at / 2n, last / 2n]
    } else root = sha256(Buffer.of(1), root, other)
    at /= 2n
    last /= 2n
  }
  must(last === 0n, 'the path is too short')
  must(root.toString('hex') === seal.transactions_root, 'the path does not lead to the root that was sealed')
}

/** The seal's text has its hash, and its signature is that of its key. */
function checkSeal(seal, what) {
  mustHave(seal, names.seal, what)
  must(seal.format === 'cage-seal-v1', `${what} is of an unknown format`)
  must(
    Object.values(seal).every(value => typeof value === 'string' && !value.includes('\n')),
    `${what} is damaged`,
  )
  must(isCount(seal.transactions) && isHex(seal.key, 32) && isHex(seal.signature, 64), `${what} is damaged`)
  const text = [seal.format, ...facts.map(name => seal[name])].join('\n')
  must(sha256(text).toString('hex') === seal.hash, `${what} does not have its hash`)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(seal.key, 'hex').toString('base64url') }
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  must(
    verify(null, Buffer.from(text), key, Buffer.from(seal.signature, 'hex')),
    `${what} is not signed by its key`,
  )
}

function readKey(given) {
  if (isHex(given, 32)) return given
  if (!existsSync(given)) fail(`${given} is neither a key nor a file`)
  const { x } = createPublicKey(readFileSync(given)).export({ format: 'jwk' })
  return Buffer.from(x ?? '', 'base64url').toString('hex')
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seal: { type: 'string' }, key: { type: 'string' } },
})
if (positionals.length !== 1)
  fail('say which proof: node check-proof.mjs proof.json [--seal seal.json] [--key key]')

const proof = readJson(positionals[0])
mustHave(proof, names.proof, 'the proof')
must(proof.format === 'cage-proof-v1', 'the proof is of an unknown format')
checkSeal(proof.seal, 'the seal')
const said = checkTransaction(proof.transaction)
checkPath(proof)
if (values.seal) {
  const other = readJson(values.seal)
  checkSeal(other, 'the seal beside it')
  must(
    JSON.stringify(facts.map(name => other[name])) === JSON.stringify(facts.map(name => proof.seal[name])),
    'the seal beside it is another one',
  )
}
if (values.key) must(readKey(values.key) === proof.seal.key, 'the seal is signed with another key than yours')

const { seal } = proof
say('PROVEN: this transaction was sealed, and is what it was then.\n')
for (const name of told) say(`  ${name.padEnd(16)}${said[name]}`)
say(
  `\n  sealed at       ${seal.taken_at}, in seal ${seal.number}, leaf ${proof.leaf} of ${seal.transactions}`,
)
say(`  signed with     ${seal.key}`)
say(
  values.key
    ? '\nThe key is the one you gave.'
    : '\nThe key is the one the proof brings along: compare it with the one you were given, or say --key.',
)
if (values.seal) say('The seal is the one you gave.')
say(
  'It does not prove that nothing else was done: for that Cage verifies the whole ledger against its seals.',
)
