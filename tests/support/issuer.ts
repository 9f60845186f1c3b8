import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type KeyLike, SignJWT } from 'jose'

/** What the issuer says of whoever comes next, and where it lies or errs. */
export type Vouch = {
  sub: string
  email?: string
  email_verified?: unknown
  lie?: 'nonce' | 'audience' | 'issuer' | 'expired' | 'other-key' | 'unsigned'
}

export type Issuer = { url: string; vouch: (vouch: Vouch) => void; close: () => void }

type Grant = { nonce: string; challenge: string; redirect: string; vouch: Vouch }

export const client = { id: 'cage', secret: 'a client secret' }

/** A small OpenID Connect issuer: discovery, authorisation, tokens signed with RS256, keys. It checks PKCE. */
export async function openIssuer(): Promise<Issuer> {
  const [own, other] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')]
  const jwks = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] }
  const grants = new Map<string, Grant>()
  let next: Vouch = { sub: 'nobody' }
  let url = ''
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const asked = new URL(request.url!, url)
    const json = (body: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (asked.pathname === '/.well-known/openid-configuration') return json(discovery(url))
    if (asked.pathname === '/keys') return json(jwks)
    if (asked.pathname === '/authorize') {
      const code = randomUUID()
      const of = (name: string) => asked.searchParams.get(name) ?? ''
      grants.set(code, {
        nonce: of('nonce'),
        challenge: of('code_challenge'),
        redirect: of('redirect_uri'),
        vouch: next,
      })
      const back = new URL(of('redirect_uri'))
      back.search = new URLSearchParams({ code, state: of('state') }).toString()
      return response.writeHead(302, { location: back.href }).end()
    }
    const form = new URLSearchParams(await read(request))
    const grant = grants.get(form.get('code') ?? '')
    grants.delete(form.get('code') ?? '')
    if (!grant || !isClient(request) || challengeOf(form.get('code_verifier') ?? '') !== grant.challenge)
      return json({ error: 'invalid_grant' }, 400)
    const key = grant.vouch.lie === 'other-key' ? other.privateKey : own.privateKey
    return json({ access_token: 'unused', token_type: 'Bearer', id_token: await tokenOf(url, grant, key) })
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const vouch = (given: Vouch) => {
    next = given
  }
  return { url, vouch, close: () => void server.close() }
}

async function tokenOf(url: string, { nonce, vouch }: Grant, key: KeyLike): Promise<string> {
  const { lie, ...claims } = vouch
  const at = Math.floor(Date.now() / 1000)
  const body = { ...claims, nonce: lie === 'nonce' ? 'of another sign-in' : nonce }
  if (lie === 'unsigned') {
    const facts = { ...body, iss: url, aud: client.id, iat: at, exp: at + 300 }
    return `${encode({ alg: 'none' })}.${encode(facts)}.`
  }
  return new SignJWT(body)
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(lie === 'issuer' ? 'https://login.evil.example' : url)
    .setAudience(lie === 'audience' ? 'somebody-else' : client.id)
    .setIssuedAt(lie === 'expired' ? at - 7200 : at)
    .setExpirationTime(lie === 'expired' ? at - 3600 : at + 300)
    .sign(key)
}

function discovery(url: string): object {
  return {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  }
}

function isClient(request: IncomingMessage): boolean {
  const expected = Buffer.from(
    `${encodeURIComponent(client.id)}:${encodeURIComponent(client.secret).replaceAll('%20', '+')}`,
  )
  return request.headers.authorization === `Basic ${expected.toString('base64')}`
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

function encode(facts: object): string {
  return Buffer.from(JSON.stringify(facts)).toString('base64url')
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString()
}
