import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { signRequest } from '@/lib/wire/signature'
import { expectNoOverflow, expectUsable } from './axe'
import { command, hire, type Key } from './casino'
import { expect, expectReason, rowsOf, signIn, stateFile, test } from './desk'

/** A studio of its own for each spec: what it does to it disturbs nobody. */
async function newStudio(id: string): Promise<Key> {
  const made = await command('provider', 'create', '--id', id, '--name', `${id} Studio`, '--mode', 'live')
  return { keyId: made.key_id, secret: made.secret }
}

/** What a call of the studio is answered: a status. */
async function callWith(url: string, { keyId, secret }: Key): Promise<number> {
  const path = '/api/wallet/balance'
  const body = JSON.stringify({ player_id: 'anna', currency: 'USD' })
  const timestamp = `${Math.floor(Date.now() / 1000)}`
  const signature = signRequest(secret, timestamp, 'POST', path, body)
  const headers = { 'x-key-id': keyId, 'x-timestamp': timestamp, 'x-signature': signature }
  return (await fetch(url + path, { method: 'POST', body, headers })).status
}

async function confirm(page: Page, title: RegExp, verb: string, reason = 'the yearly change'): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

test('an admin hands a key over: both work, the secret is shown once, and the old one is revoked early', async ({
  page,
  casino,
}) => {
  const old = await newStudio('relay')
  await signIn(page, await hire('admin', 'keys@casino.example'))
  await page.waitForURL('/')
  await page.goto('/providers/relay/keys')
  await page.getByRole('button', { name: `Hand over ${old.keyId}` }).click()
  const asked = page.getByRole('dialog', { name: /^Hand over/ })
  await asked.getByLabel('How long the old key goes on').selectOption('0')
  await expect(asked.getByText('Every call of the studio is refused')).toBeVisible()
  await asked.getByLabel('How long the old key goes on').selectOption('1h')
  await expectUsable(page)
  await confirm(page, /^Hand over/, 'Hand over')

  const once = page.getByRole('dialog', { name: 'The new key' })
  const secret = (await once.getByText(/^sk_/).first().textContent())!
  const keyId = (await once.getByText(/^ck_/).first().textContent())!
  // The list has changed behind it, and it is still there; neither a click beside it nor Escape ends it.
  await expect(page.getByText('handing over')).toBeVisible()
  await page.mouse.click(4, 4)
  await page.keyboard.press('Escape')
  await expect(once).toBeVisible()
  await expect(once.getByRole('button', { name: 'Done' })).toBeDisabled()
  const downloading = page.waitForEvent('download')
  await once.getByRole('link', { name: 'Download .env' }).click()
  const file = await readFile(await (await downloading).path(), 'utf8')
  expect(file).toContain(`CAGE_PROVIDER=relay\nCAGE_KEY_ID=${keyId}\nCAGE_SECRET=${secret}\n`)
  await once.getByLabel('I have kept the secret').check()
  await once.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText(secret)).toHaveCount(0)

  const made = { keyId, secret }
  expect([await callWith(casino.url, old), await callWith(casino.url, made)]).toEqual([200, 200])
  const row = rowsOf(page, 'Keys').filter({ has: page.getByRole('button', { name: `Revoke ${old.keyId}` }) })
  await expect(row.getByRole('timer')).toHaveText(/^59 min \d+ s$/)
  await expect(page.getByRole('button', { name: `Hand over ${old.keyId}` })).toBeDisabled()

  // A second one in the open window says until when; forced, it would end the older key.
  await page.getByRole('button', { name: `Hand over ${keyId}` }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('too soon')
  await page.getByRole('dialog').getByRole('button', { name: 'Hand over', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'A handover is open' })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('button', { name: `Revoke ${old.keyId}` }).click()
  await confirm(page, /^Revoke/, 'Revoke it')
  await expect(page.getByText('by keys')).toBeVisible()
  expect([await callWith(casino.url, old), await callWith(casino.url, made)]).toEqual([401, 200])
  await page.getByRole('button', { name: `Revoke ${keyId}` }).click()
  await expect(page.getByText('This is the only live key of relay')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('button', { name: `Change ${keyId}` }).click()
  await page.getByRole('dialog').getByLabel('Label').fill('Malta')
  await page.getByRole('dialog').getByLabel('Debits a second').fill('40')
  await confirm(page, /^Change/, 'Change it')
  await expect(page.getByText('Malta ·')).toBeVisible()
  await expectUsable(page)
  await expectNoOverflow(page)
})

test('an allow-list is tried before it counts, and says whom it would have refused', async ({
  page,
  casino,
}) => {
  const key = await newStudio('fence')
  expect(await callWith(casino.url, key)).toBe(200)
  await signIn(page, await hire('admin', 'network@casino.example'))
  await page.waitForURL('/')
  await page.goto('/providers/fence/network')
  await expect(async () => {
    await page.reload()
    await expect(rowsOf(page, 'Callers of the last day').filter({ hasText: '127.0.0.1' })).toBeVisible()
  }).toPass()
  const list = page.getByLabel('One address or range a line')
  await list.fill('10.0.0.1/8')
  await page.getByRole('button', { name: 'Check and save…' }).click()
  await expect(page.getByText('Line 1: "10.0.0.1/8" does not begin where its range does')).toBeVisible()
  await list.fill('10.0.0.0/8')
  await page.getByRole('button', { name: 'Check and save…' }).click()
  await expect(page.getByRole('dialog').getByText('calls from 127.0.0.1: 1')).toBeVisible()
  await expectUsable(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await list.fill('10.0.0.0/8\n127.0.0.0/8')
  await page.getByRole('button', { name: 'Check and save…' }).click()
  await expect(page.getByText('It would have let in every call of the last day.')).toBeVisible()
  await confirm(page, /^Save the list/, 'Save it')
  await expect(page.getByText('2 of 200')).toBeVisible()
  expect(await callWith(casino.url, key)).toBe(200)
})

test('maintenance is planned and ended; a provider is suspended and plays again', async ({ page }) => {
  await newStudio('pause')
  await signIn(page, await hire('approver', 'pause@casino.example'))
  await page.waitForURL('/')
  await page.goto('/providers/pause/network')
  await page.getByRole('button', { name: 'Plan maintenance' }).click()
  await confirm(page, /^Plan maintenance/, 'Plan it', 'a new version')
  await expect(page.getByText(/maintenance until/)).toBeVisible()
  const row = rowsOf(page, 'Maintenance').filter({ hasText: 'a new version' })
  await expect(row.getByRole('timer')).toHaveText(/^59 min \d+ s$/)
  await page.getByRole('button', { name: 'Plan maintenance' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('once more')
  await page.getByRole('dialog').getByRole('button', { name: 'Plan it' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'It would overlap' })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'End now' }).click()
  await confirm(page, /^End the maintenance/, 'End now', 'done early')
  await expect(row.getByText('over', { exact: true })).toBeVisible()
  await expect(page.getByText(/maintenance until/)).toHaveCount(0)

  await page.getByRole('button', { name: 'Suspend', exact: true }).click()
  await confirm(page, /^Suspend/, 'Suspend it', 'their wallet is down')
  await expect(page.getByText('suspended', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Let it play again' }).click()
  await confirm(page, /^Let .* play again/, 'Let it play', 'it is up again')
  await expect(page.getByText('active', { exact: true })).toBeVisible()
})

test.describe('support', () => {
  test.use({ storageState: stateFile('support') })

  test('sees keys and network, and why they may not change them', async ({ page, casino }) => {
    await page.goto('/providers/acme/keys')
    const revoke = page.getByRole('button', { name: `Revoke ${casino.provider.keyId}` })
    await expect(revoke).toBeDisabled()
    await expectReason(page, revoke, 'Your role (support) may not make, hand over and revoke keys.')
    await page.goto('/providers/acme/network')
    for (const name of ['Suspend', 'Plan maintenance', 'Set the limit', 'Check and save…'])
      await expect(page.getByRole('button', { name, exact: true })).toBeDisabled()
    await expect(page.getByText('may not bring providers in and change them')).toBeVisible()
  })
})
