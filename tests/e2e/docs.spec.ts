import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { languages } from '@/lib/reference/languages'
import { pages } from '@/lib/reference/pages'
import { refusals } from '@/lib/refusal'
import { expectNoOverflow, expectUsable } from './axe'
import { command } from './casino'
import { expect, test } from './desk'

// A provider's engineer has no sign-in.
test.use({ storageState: { cookies: [], origins: [] } })
test.describe.configure({ timeout: 120_000 })

const run = promisify(execFile)

for (const { href, title } of pages) {
  test(`${href} is public, and can be used by everyone, in both themes and on a phone`, async ({ page }) => {
    const answer = await page.goto(href)
    expect(answer!.status()).toBe(200)
    await expect(page).toHaveURL(href)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(
      page.getByRole('navigation', { name: 'Documentation' }).getByRole('link', { name: title, exact: true }),
    ).toHaveAttribute('aria-current', 'page')
    await page.waitForLoadState('networkidle')
    await expectUsable(page)
    await expectNoOverflow(page)
  })
}

test('every link of the documentation leads somewhere, and to an anchor that is there', async ({ page }) => {
  const anchors = new Map<string, string[]>()
  const links: { from: string; to: string }[] = []
  for (const { href } of pages) {
    await page.goto(href)
    anchors.set(href, await page.locator('[id]').evaluateAll(found => found.map(one => one.id)))
    for (const to of await page
      .locator('a[href]')
      .evaluateAll(found => found.map(one => one.getAttribute('href')!)))
      links.push({ from: href, to })
  }
  expect(links.filter(({ to }) => !/^[/#]/.test(to))).toEqual([])
  const lost: string[] = []
  for (const { from, to } of links) {
    const [place, anchor] = to.split('#') as [string, string?]
    const known = anchors.get(place || from)
    if (!known) {
      if ((await page.request.get(place)).status() !== 200) lost.push(`${from} → ${to}`)
    } else if (anchor && !known.includes(anchor)) lost.push(`${from} → ${to}`)
  }
  expect([...new Set(lost)]).toEqual([])
  expect(anchors.get('/docs/errors')).toEqual(expect.arrayContaining(Object.keys(refusals)))
})

test('on a phone the way around is folded away, and leads on', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/docs')
  await page.locator('summary', { hasText: 'Start' }).click()
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Signing' }).click()
  await expect(page).toHaveURL('/docs/signing')
  await expect(page.getByRole('navigation', { name: 'Contents' })).toBeHidden()
})

test('the programs and the vectors are served as they stand in their files', async ({ page }) => {
  for (const { id, file } of languages) {
    const served = await page.request.get(`/docs/examples/${file}`)
    expect(await served.text()).toBe(await readFile(`docs/examples/${id}/${file}`, 'utf8'))
  }
  expect((await page.request.get('/docs/examples/..%2F..%2Fpackage.json')).status()).toBe(404)
  const vectors = await page.request.get('/docs/signature-vectors.json')
  expect(await vectors.text()).toBe(await readFile('docs/signature-vectors.json', 'utf8'))
  await page.goto('/docs/signing')
  await page.getByRole('tab', { name: 'Go' }).click()
  const shown = await page.getByRole('region', { name: 'Go: balance.go' }).textContent()
  expect(shown!.trim()).toBe((await readFile('docs/examples/go/balance.go', 'utf8')).trim())
})

test('the OpenAPI document names this very site', async ({ page, casino }) => {
  const document = await (await page.request.get('/docs/openapi.json')).json()
  expect([document.openapi, document.servers]).toEqual(['3.1.0', [{ url: casino.url }]])
})

for (const label of ['With bash, openssl and curl', 'With Python'])
  test(`whoever follows Start has a first signed call: ${label}`, async ({ page }) => {
    const key = await newSandbox(`start-${label.length}`)
    await page.goto('/docs')
    const environment = (await shownIn(page, 'Your shell'))
      .replace(/CAGE_KEY_ID=.*/, `CAGE_KEY_ID=${key.keyId}`)
      .replace(/CAGE_SECRET=.*/, `CAGE_SECRET=${key.secret}`)
    const steps = await shownIn(page, label)
    const folder = await mkdtemp(path.join(tmpdir(), 'cage-start-'))
    const { stdout } = await run('bash', ['-ec', `${environment}\n${steps}`], { cwd: folder })
    await rm(folder, { recursive: true })
    expect(stdout).toMatch(/^200 \{"player_id":"magic-ok","currency":"EUR","balance":"[0-9.]+"\}$/m)
    expect(stdout).toContain('The answer is signed by the wallet.')
  })

test('the reference tries a call with a sandbox key, and with no other', async ({ page, casino }) => {
  const key = await newSandbox('try-it')
  const sent: string[] = []
  page.on('request', request => request.url().includes('/api/') && sent.push(new URL(request.url()).pathname))
  await page.goto('/docs/reference')
  await expect(page.getByLabel('Sandbox secret')).toHaveCount(0)
  await expect(page.getByText('is typed into no page')).toBeVisible()
  const balance = page.locator('#try-balance')
  await balance.locator('summary').click()
  await expect(balance.getByRole('button', { name: 'Sign and send' })).toBeDisabled()

  await giveKey(page, casino.provider)
  await balance.getByRole('button', { name: 'Sign and send' }).click()
  await expect(balance.getByText('Nothing was sent')).toBeVisible()
  expect(sent).toEqual(['/api/wallet/balance'])

  await giveKey(page, key)
  await balance.getByRole('button', { name: 'Sign and send' }).click()
  await expect(balance.getByText('"player_id": "magic-ok"').last()).toBeVisible()
  await expect(balance.getByText('The answer is signed by the wallet.')).toBeVisible()

  const rollback = page.locator('#try-rollback')
  await rollback.locator('summary').click()
  for (const words of ['The answer is signed', 'A replay']) {
    await rollback.getByRole('button', { name: 'Sign and send' }).click()
    await expect(rollback.getByText(words)).toBeVisible()
  }
  await expectUsable(page)
})

test('the debugger names a mistake, and never asks for the secret of a live key', async ({ page }) => {
  await page.goto('/docs/debugger')
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(page.getByLabel('Sandbox secret')).toHaveCount(0)
  await page.getByRole('button', { name: 'Show me an example' }).click()
  await expect(verdict).toContainText('You signed the body with spaces removed')
  await expect(page.getByRole('region', { name: 'The string, byte for byte' })).toContainText('v1↵')
  await expectUsable(page)
  await expectNoOverflow(page)

  const body = page.getByRole('textbox', { name: 'Body' })
  await body.fill((await body.inputValue()).replaceAll('": ', '":').replaceAll(', ', ','))
  await expect(verdict).toContainText('The signature is right')

  await page.getByRole('radio', { name: 'a live key' }).check()
  await expect(page.getByLabel('Sandbox secret')).toHaveCount(0)
  await expect(verdict).toContainText('cannot be told without the secret')
  await page.getByLabel('X-Signature').fill('0'.repeat(64))
  await page.getByLabel('Method').fill('post')
  await expect(verdict).toContainText('The prefix v1= is missing')
  await expect(verdict).toContainText('The method is in lower case')
  await page.getByLabel('The string that your code signed').fill('v1\n1795368240\nPOST\n/api/wallet/bet\n{}')
  await expect(page.getByText('Your string departs at byte 15')).toBeVisible()
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
  await page.getByLabel('X-Key-Id').fill('sk_Vx3mYg8Tq1nC0aZ5kR7uPdHbJ2sWfE4LoXi6NtKcQvM')
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'A secret stands in one of these fields',
  )
})

type Key = { keyId: string; secret: string }

/** A sandbox provider made by the command line, as the operator would. */
async function newSandbox(id: string): Promise<Key> {
  const made = await command('provider', 'create', '--id', id, '--name', id, '--mode', 'sandbox')
  return { keyId: made.key_id, secret: made.secret }
}

async function shownIn(page: Page, label: string): Promise<string> {
  return (await page.getByRole('region', { name: label }).textContent())!.trim()
}

async function giveKey(page: Page, key: Key): Promise<void> {
  await page.getByRole('radio', { name: 'a sandbox key' }).check()
  await page.getByLabel('Key id').fill(key.keyId)
  await page.getByLabel('Sandbox secret').fill(key.secret)
}
