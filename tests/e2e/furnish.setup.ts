import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type APIRequestContext, test as setup } from '@playwright/test'
import { furnish, people, type Who } from './casino'
import { casinoFile, signIn, stateFile } from './desk'
import { makeThings } from './things'

setup(
  'a casino is made by the command line and played by signed calls',
  async ({ browser, playwright, baseURL }) => {
    const casino = await furnish(baseURL!)
    await mkdir(path.dirname(casinoFile), { recursive: true })
    const enter = async (who: Who) => {
      const page = await browser.newPage({ baseURL: baseURL! })
      await signIn(page, casino.people[who])
      await page.waitForURL(who === 'studio' ? '/studio' : '/')
      await page.context().storageState({ path: stateFile(who) })
      await page.close()
    }
    await Promise.all(people.map(enter))
    const [support, admin] = await Promise.all(
      (['support', 'admin'] as const).map(who =>
        playwright.request.newContext({ baseURL: baseURL!, storageState: stateFile(who) }),
      ),
    )
    const things = await makeThings(casino, support as APIRequestContext, admin as APIRequestContext)
    await writeFile(casinoFile, JSON.stringify({ ...casino, things }))
  },
)
