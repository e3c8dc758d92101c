// The gate: a family that has not answered gets its slip, meets the text, brings its papers, and thinks better of it.
import { readFile } from 'node:fs/promises'
import { axe, expect, test, visit } from '../fixtures/base'
import { words } from '../fixtures/pdf'
import { SlipSheet, slip } from '../pages/slips'

test.use({ cityOf: 'consents' })

test('consent opens the diary, its withdrawal shuts it at once', async ({ as, browser, baseURL, watch }) => {
  const office = await as('coordinator')
  const rows = office.getByRole('row')
  await visit(office, '/consents')
  await axe(office)
  await rows.filter({ hasText: '5Б' }).getByRole('link').first().click()
  const waits = rows.filter({ hasText: 'ждём' })
  await expect(waits).toHaveCount(1)
  await axe(office)
  const child = (await waits.getByRole('rowheader').innerText()).trim()
  const roll = office.url()

  await test.step('the form is filled from the card', async () => {
    const download = office.waitForEvent('download')
    await waits.getByRole('link', { name: 'Бланк' }).click()
    const text = words(await readFile(await (await download).path())).join(' ').replace(/\s+/g, ' ')
    expect(text).toContain(child)
    expect(text).toContain('Согласие на обработку персональных данных ребёнка')
  })

  const sheet = new SlipSheet(office)
  await sheet.open('5Б', 'Родители')
  await office.getByRole('link', { name: 'Никто' }).click()
  const surnameFirst = child.split(' ').slice(0, 2).join(' ')
  const guardian = rows.filter({ hasText: surnameFirst }).first()
  await guardian.getByRole('checkbox').check()
  const login = (await guardian.getByRole('cell').first().innerText()).split(' · ').at(-1)!
  const { password } = slip(await sheet.print(), login)

  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, baseURL })
  watch(context)
  const phone = await context.newPage()
  await phone.goto('/sign-in')
  await phone.getByLabel('Логин').fill(login)
  await phone.getByLabel('Пароль').fill(password)
  await phone.getByRole('button', { name: 'Войти' }).click()
  await phone.getByLabel('Новый пароль').fill('сирень у калитки')
  await phone.getByLabel('Ещё раз').fill('сирень у калитки')
  await phone.getByRole('button', { name: 'Сохранить пароль' }).click()

  await test.step('the gate: the text, a form to print, whom to ask', async () => {
    await expect(phone.getByRole('heading', { level: 1, name: 'Согласия' })).toBeVisible()
    await expect(phone.getByRole('link', { name: 'Скачать бланк согласия' })).toHaveCount(2)
    await expect(phone.getByRole('button', { name: 'Подписать согласие' })).toHaveCount(0)
    await axe(phone)
  })

  await test.step('with the paper agreement it is signed on the phone', async () => {
    await office.goto(roll.replace('child', 'signature'))
    await rows.filter({ hasText: surnameFirst }).first().getByRole('checkbox').check()
    await office.getByRole('button', { name: 'Отметить принесённые' }).click()
    await expect(rows.filter({ hasText: surnameFirst }).first()).toContainText('дано')
    await phone.reload()
    await phone.getByRole('button', { name: 'Подписать согласие' }).first().click()
    await phone.getByRole('button', { name: 'Подписать согласие' }).first().click()
    await expect(phone).toHaveURL(/\/diary/)
  })

  await test.step('withdrawn on paper, shut at once', async () => {
    await visit(office, roll)
    const row = rows.filter({ hasText: child })
    await row.getByText('Отозвать', { exact: true }).click()
    await expect(row.getByText('Электронный дневник закроется сразу')).toBeVisible()
    await row.getByRole('button', { name: 'Отозвать согласие' }).click()
    await expect(rows.filter({ hasText: child })).toContainText('отозвано')
    await phone.reload()
    await expect(phone.getByRole('heading', { level: 1, name: 'Согласия' })).toBeVisible()
  })
  await context.close()
})

test('an officer of the city reads how many of how many', async ({ as }) => {
  const page = await as('city')
  await visit(page, '/consents')
  await expect(page.getByRole('row', { name: /Всего/ })).toContainText(/\d+ из \d+/)
  await axe(page)
})

test('a scan lies beside a paper, and whoever gave it opens it', async ({ as }) => {
  const page = await as('classteacher')
  await visit(page, '/consents')
  await page.locator('main a[href^="/consents/"]').first().click()
  const row = page.getByRole('row').filter({ hasText: 'Соколов Михаил' })
  const scan = (name: string, text: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) })
  await row.getByText('Приложить скан').click()
  await row.getByLabel('Файл').setInputFiles(scan('согласие.txt', 'текст'))
  await row.getByRole('button', { name: 'Приложить', exact: true }).click()
  await expect(page.getByText('сюда подходит только PDF, JPEG или PNG')).toBeVisible()
  await row.getByText('Приложить скан').click()
  await row.getByLabel('Файл').setInputFiles(scan('согласие.pdf', '%PDF-1.7 подпись'))
  await row.getByRole('button', { name: 'Приложить', exact: true }).click()
  const href = await row.getByRole('link', { name: /^Открыть скан/ }).getAttribute('href')
  await axe(page)
  const mother = await as('parent')
  await visit(mother, '/consent')
  await expect(mother.getByRole('link', { name: /^Скан: Согласие на обработку персональных данных ребёнка/ })).toBeVisible()
  await axe(mother)
  const opened = await mother.request.get(href!.split('?')[0]!)
  expect(await opened.text()).toBe('%PDF-1.7 подпись')
  const foreign = await as('parent3')
  expect((await foreign.request.get(href!)).status()).toBe(404)
})

test('a consent that ends soon is said in time and renewed in one press', async ({ as }) => {
  const page = await as('classteacher')
  await visit(page, '/consents')
  const href = (await page.locator('main a[href^="/consents/"]').first().getAttribute('href'))!.split('?')[0]!
  const row = page.getByRole('row').filter({ hasText: 'Соколов Михаил' })
  const papers = page.getByRole('button', { name: 'Отметить принесённые' })

  await test.step('the mother has agreed to the electronic signature, and gives the photograph till a day', async () => {
    await visit(page, `${href}?purpose=signature`)
    const agreed = page.getByRole('row').filter({ hasText: 'Соколова Мария' }).getByRole('checkbox')
    if (await agreed.count() > 0) {
      await agreed.check()
      await papers.click()
    }
    await visit(page, `${href}?purpose=photo`)
    if (await row.getByText('дано').count() > 0) {
      await row.getByText('Отозвать', { exact: true }).click()
      await row.getByRole('button', { name: 'Отозвать согласие' }).click()
    }
    await row.getByRole('checkbox').first().check()
    await page.getByLabel('Действуют по').fill('2026-12-01')
    await papers.click()
    await expect(row).toContainText(/истекает через 19\sдней/)
    await axe(page)
    await visit(page, href)
    await expect(row).toContainText(/истекает через 19\sдней/)
    await axe(page)
  })

  await test.step('the figures of the school count it', async () => {
    const office = await as('coordinator')
    await visit(office, '/consents')
    await expect(office.getByRole('row', { name: /^7А/ })).toContainText('истекают: 1')
    await expect(office.getByRole('row', { name: /^5Б/ })).toContainText('истекают: 3')
    await axe(office)
  })

  await test.step('the mother renews it on the phone', async () => {
    const phone = await as('parent', { viewport: { width: 360, height: 740 } })
    await visit(phone, '/consent')
    await axe(phone)
    await phone.getByRole('button', { name: 'Продлить по 01.12.2027' }).click()
    await expect(phone.getByRole('button', { name: 'Продлить по 01.12.2027' })).toHaveCount(0)
    await expect(phone.locator('.own-consent').filter({ hasText: 'по 01.12.2027' })).toBeVisible()
    await page.reload()
    await expect(row).not.toContainText('истекает')
  })
})

test('a stack of papers of several kinds is ticked in one grid', async ({ as }) => {
  const page = await as('classteacher')
  await visit(page, '/consents')
  const href = await page.locator('main a[href^="/consents/"]').first().getAttribute('href')
  await visit(page, href!.split('?')[0]!)
  const sums = page.getByRole('row', { name: /^Дано/ })
  const photos = sums.getByRole('cell').nth(2)
  await photos.getByRole('link', { name: /^Отметить всех/ }).click()
  const ticked = await page.getByRole('checkbox', { checked: true }).count()
  expect(ticked).toBeGreaterThan(0)
  await axe(page)
  await page.getByRole('button', { name: 'Отметить принесённые' }).click()
  await expect(photos.getByRole('link', { name: /^Отметить всех/ })).toHaveCount(0)
  await expect(photos).toContainText(/^(\d+) из \1$/)
})

test.describe('with scripts switched off', () => {
  test.use({ javaScriptEnabled: false })

  test('a mother reads what she has given and takes a photograph back', async ({ page, signIn }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await signIn(page, 'parent')
    await page.goto('/consent')
    const part = page.locator('.own-consent').filter({ has: page.getByRole('heading', { name: /фото/i }) }).first()
    await part.getByText('Отозвать', { exact: true }).click()
    await expect(part.getByText('Школа уберёт опубликованные снимки')).toBeVisible()
    await part.getByRole('button', { name: 'Отозвать согласие' }).click()
    await expect(part).toContainText('отозвано')
    await page.goto('/diary')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
})
