// The photograph and the documents of a card: the office keeps them, a class teacher sees that they are there.
import { axe, expect, test, visit } from '../fixtures/base'
import { picture } from '../fixtures/picture'

// A refused form is answered by its page under 422; what one may not open is said so.
test.use({ cityOf: 'documents', allowed: /status of (422|403)/ })

const scan = { name: 'скан.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 скан') }

/** The documents of somebody, by way of the card. */
const open = async (page: Parameters<typeof visit>[0], name: string) => {
  await visit(page, `/people?name=${name}`)
  await page.getByRole('table').getByRole('link', { name: new RegExp(name) }).first().click()
  await page.getByRole('link', { name: 'Открыть фотографию и документы' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Фотография и документы' })).toBeVisible()
}

test('a secretary keeps a document, and its past tells no number', async ({ as }) => {
  const page = await as('secretary')
  await open(page, 'Соколов Михаил')
  await axe(page)
  await page.getByText('Добавить документ', { exact: true }).click()
  await page.getByLabel('Вид документа').selectOption({ label: 'СНИЛС' })
  await page.getByLabel('Серия и номер').fill('112-233-445 96')
  await page.getByRole('button', { name: 'Добавить', exact: true }).click()
  await expect(page.getByText('последние две — контрольные')).toBeVisible()
  await expect(page.getByLabel('Серия и номер')).toHaveValue('112-233-445 96')
  await axe(page)
  await page.getByLabel('Серия и номер').fill('112-233-445 95')
  await page.getByRole('button', { name: 'Добавить', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'СНИЛС' })).toBeVisible()
  await expect(page.getByText('112-233-445 95')).toBeVisible()
  await axe(page)

  await test.step('a scan lies beside it', async () => {
    await page.getByText('Приложить скан', { exact: true }).click()
    await page.getByLabel('Файл').setInputFiles(scan)
    await page.getByRole('button', { name: 'Приложить', exact: true }).click()
    const way = page.getByRole('link', { name: /^Открыть скан/ })
    const href = await way.getAttribute('href')
    expect(await (await page.request.get(href!)).text()).toBe('%PDF-1.7 скан')
    await axe(page)
  })

  const leader = await as('classteacher', { viewport: { width: 360, height: 740 } })
  await test.step('the class teacher sees that it is there and opens nothing', async () => {
    await open(leader, 'Соколов Михаил')
    await expect(leader.getByText('СНИЛС', { exact: true })).toBeVisible()
    await expect(leader.getByRole('link', { name: 'СНИЛС' })).toHaveCount(0)
    await expect(leader.getByText('Добавить документ')).toHaveCount(0)
    await axe(leader)
    expect((await leader.request.get(new URL(page.url()).pathname)).status()).toBe(403)
  })

  await test.step('removed with a reason, and the past of the card tells it', async () => {
    await page.getByText('Убрать', { exact: true }).click()
    await page.getByLabel('Причина').last().selectOption({ label: 'Больше не нужен школе' })
    await page.getByRole('button', { name: 'Убрать документ' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Фотография и документы' })).toBeVisible()
    await page.getByRole('link', { name: 'Соколов Михаил Дмитриевич' }).click()
    await expect(page.getByText('документ убран: СНИЛС — больше не нужен школе')).toBeVisible()
    await expect(page.getByText('112-233-445')).toHaveCount(0)
    await axe(page)
  })
})

test('a photograph is put into a card by whoever leads the class, and seen with the card', async ({ as }) => {
  const page = await as('classteacher')
  await visit(page, '/people?name=Соколов+Михаил')
  await page.getByRole('link', { name: /Соколов Михаил/ }).click()
  const card = page.url()
  await page.getByRole('link', { name: 'Открыть фотографию и документы' }).click()
  await expect(page.getByText('Согласия «Фото и сайт» нет, поэтому фотографию добавить нельзя.')).toBeVisible()

  await test.step('once the consent is there', async () => {
    await visit(page, '/consents')
    const href = (await page.locator('main a[href^="/consents/"]').first().getAttribute('href'))!.split('?')[0]!
    await visit(page, `${href}?purpose=photo`)
    await page.getByRole('row').filter({ hasText: 'Соколов Михаил' }).getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Отметить принесённые' }).click()
    await visit(page, new URL(card).pathname)
    await page.getByRole('link', { name: 'Открыть фотографию и документы' }).click()
  })
  await page.getByText('Добавить фотографию', { exact: true }).click()
  await page.getByLabel('Снимок').setInputFiles({ name: 'фото.txt', mimeType: 'image/jpeg', buffer: Buffer.from('текст') })
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('сюда подходит только JPEG, PNG или WebP')).toBeVisible()
  await axe(page)
  await page.getByLabel('Снимок').setInputFiles({ name: 'фото.png', mimeType: 'image/png', buffer: await picture(page) })
  await page.getByRole('button', { name: 'Сохранить' }).click()
  const seen = page.getByRole('img', { name: /^Фотография: Соколов/ })
  await expect(seen).toBeVisible()
  expect(await seen.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([360, 480])
  await axe(page)

  await test.step('a teacher of the pupil sees it, a foreign mother does not', async () => {
    const teacher = await as('teacher')
    await teacher.goto(card)
    await expect(teacher.getByRole('img', { name: /^Фотография: Соколов/ })).toBeVisible()
    await axe(teacher)
    const foreign = await as('parent3')
    expect((await foreign.request.get((await seen.getAttribute('src'))!)).status()).toBe(404)
  })

  await test.step('taken away again', async () => {
    await page.getByRole('button', { name: 'Убрать фотографию' }).click()
    await expect(page.getByText('Фотографии пока нет.')).toBeVisible()
  })
})
