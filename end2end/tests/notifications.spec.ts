// A teacher sets a mark; the mother hears of it on her phone with scripts blocked, and another mother does not.
import { axe, expect, test, visit } from '../fixtures/base'
import { Journal } from '../pages/journal'
import { Notices, waitFor } from '../pages/notifications'

// What is told here is told to nobody else.
test.use({ cityOf: 'notifications' })

const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }

test('a mark reaches the mother, is read, and is new no more', async ({ as }) => {
  const mother = await as('parent', phone)
  const notices = new Notices(mother)
  await mother.goto('/diary')
  await expect(notices.bell(0)).toBeVisible()

  await test.step('the teacher sets a mark', async () => {
    const page = await as('teacher')
    const journal = new Journal(page)
    await journal.open('7А', 'Алгебра')
    const names = await page.getByRole('rowheader').allTextContents()
    await journal.cell(names.findIndex(name => name.includes('Соколов')), 1).click()
    await page.keyboard.press('Delete')
    for (const key of ['5', 'Space', '4']) await page.keyboard.press(key)
    await expect(journal.saved).toBeVisible()
  })

  await test.step('the bell rings once, and leads to the mark', async () => {
    await waitFor(mother, '/diary', () => notices.bell(1).isVisible())
    await notices.bell(1).click()
    await expect(mother.getByRole('heading', { level: 1, name: 'Уведомления' })).toBeVisible()
    await expect(notices.unread).toHaveCount(1)
    await expect(notices.unread).toContainText('Алгебра')
    await notices.unread.getByRole('link').click()
    await expect(mother.getByRole('heading', { level: 1, name: /^Отметки/ })).toBeVisible()
  })

  await test.step('she has read it: the figure is gone', async () => {
    await notices.bell(1).click()
    await notices.readAll.click()
    await expect(notices.bell(0)).toBeVisible()
    await expect(notices.unread).toHaveCount(0)
  })

  await test.step('she says when letters may come', async () => {
    await notices.turnTo('Настройки')
    await mother.getByLabel('Домашние задания: письмо').selectOption({ value: '18' })
    await mother.getByLabel('с', { exact: true }).selectOption('21:00')
    await mother.getByRole('button', { name: 'Сохранить' }).click()
    await expect(mother.getByLabel('Домашние задания: письмо')).toHaveValue('18')
    await expect(mother.getByLabel('с', { exact: true })).toHaveValue('21')
    await mother.getByLabel('Адрес почты').fill('maria')
    await mother.getByRole('button', { name: 'Отправить письмо' }).click()
    await expect(mother.getByText('Это не адрес почты')).toBeVisible()
    await mother.getByLabel('Адрес почты').fill('maria@example.ru')
    await mother.getByRole('button', { name: 'Отправить письмо' }).click()
    await expect(mother.getByText('На maria@example.ru отправлено письмо')).toBeVisible()
  })

  await test.step('another mother hears nothing', async () => {
    const other = await as('parent2', phone)
    await other.goto('/notifications')
    await expect(new Notices(other).bell(0)).toBeVisible()
    await expect(other.getByText('Алгебра')).toHaveCount(0)
  })
})

test('a class teacher puts an announcement up, and takes it down', async ({ as }) => {
  const page = await as('classteacher')
  const notices = new Notices(page)
  await visit(page, '/journals')
  await page.getByRole('banner').getByRole('link', { name: /^Уведомления/ }).click()
  await notices.turnTo('Объявления')
  await axe(page)
  await page.getByLabel('Кому').selectOption('7А')
  await page.getByLabel('Заголовок').fill('Экскурсия')
  await page.getByLabel('Текст').fill('В субботу в 10:00 у школы.')
  await page.getByRole('button', { name: 'Объявить' }).click()
  await expect(page.getByRole('heading', { name: 'Экскурсия' })).toBeVisible()

  await test.step('a pupil hears of it', async () => {
    const pupil = await as('pupil2', { viewport: { width: 360, height: 740 } })
    const list = new Notices(pupil)
    await waitFor(pupil, '/notifications', async () => await list.unread.filter({ hasText: 'Экскурсия' }).count() > 0)
    await axe(pupil)
    await list.unread.filter({ hasText: 'Экскурсия' }).getByRole('link').click()
    await expect(pupil.getByText('В субботу в 10:00 у школы.')).toBeVisible()
    await axe(pupil)
    await list.turnTo('Настройки')
    await axe(pupil)
  })

  await test.step('taken down, it hangs nowhere', async () => {
    await page.getByRole('button', { name: 'Снять: Экскурсия' }).click()
    await expect(page.getByRole('heading', { name: 'Экскурсия' })).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'Родительское собрание' })).toBeVisible()
  })
})
