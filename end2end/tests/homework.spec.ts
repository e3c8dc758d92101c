// A teacher hangs a file and a link on the homework, a pupil answers from a phone without scripts, the teacher replies.
import { axe, expect, test, visit } from '../fixtures/base'
import { Homework, type Brought } from '../pages/homework'
import { Journal } from '../pages/journal'

// What is sent here would wait in the lists of others.
test.use({ cityOf: 'homework' })

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(600_000, 'задача ')])
const docx = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(22), Buffer.from([17, 0, 0, 0]), Buffer.from('word/document.xml')])
const file = (name: string, buffer: Buffer): Brought => ({ name, mimeType: 'application/octet-stream', buffer })

test.describe('a phone without scripts', () => {
  test.use({ allowed: /404/ })

  test('from the teacher to the pupil and back', async ({ as }) => {
    const desk = await as('teacher')
    const kept = new Homework(desk)
    let path = ''

    await test.step('the homework of a lesson, found as the journal has it', async () => {
      const journals = await (await desk.request.get('/journals')).text()
      const group = /href="\/journal\/(\d+)"[^>]*>(?:<[^>]*>)*Алгебра/.exec(journals)![1]!
      const headers = { accept: 'application/json', origin: new URL(desk.url()).origin }
      const answer = await desk.request.post('/api/app/features/journal/api/open_sheet', { form: { group }, headers })
      const { lessons } = await answer.json() as { lessons: { id: number, homework: string, answers?: number }[] }
      path = `/homework/${lessons.filter(one => one.homework && !one.answers).at(-2)!.id}`
      await visit(desk, path)
      await kept.said('Что задано')
      await axe(desk)
    })

    await test.step('what is wrong is said at the field, the rest is hung', async () => {
      await kept.hang([file('вирус.exe', Buffer.from('MZ\x90\0\x03')), file('пусто.pdf', Buffer.alloc(0)), file('план.pdf', docx)])
      await kept.said('«вирус.exe»: программы не принимаются.')
      await kept.said('«пусто.pdf»: файл пустой.')
      await expect(desk.getByRole('link', { name: 'план.docx' })).toBeVisible()
      await axe(desk)
      await kept.hang([file('книга.pdf', Buffer.concat([pdf, Buffer.alloc(11 << 20, 'x')]))])
      await kept.said('файл больше 10 МБ')
      await desk.getByRole('button', { name: 'Убрать файл план.docx' }).click()
      await expect(desk.getByRole('link', { name: 'план.docx' })).toHaveCount(0)
    })

    await test.step('a file with quotes in its name and a link', async () => {
      await kept.hang([file('Задачи «на дом» "№ 5".pdf', pdf)])
      await expect(desk.getByRole('link', { name: 'Задачи «на дом» "№ 5".pdf' })).toBeVisible()
      await kept.link('javascript:alert(1)')
      await kept.said('Вставьте адрес целиком')
      await kept.link('https://resh.edu.ru/subject/16/7/', 'Разбор задач')
      await expect(desk.getByRole('link', { name: 'Разбор задач' })).toHaveAttribute('href', 'https://resh.edu.ru/subject/16/7/')
    })

    const phone = await as('pupil', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    const own = new Homework(phone)
    await test.step('the pupil finds it in the list, reads and takes the file away to the byte', async () => {
      await phone.goto('/homework')
      await phone.goto(path)
      await expect(phone.getByRole('heading', { level: 1, name: 'Домашнее задание' })).toBeVisible()
      const taken = await own.download('Задачи «на дом» "№ 5".pdf')
      expect(taken.bytes.equals(pdf)).toBe(true)
      expect(taken.called).toContain('Задачи «на дом»')
      await expect(phone.getByRole('link', { name: 'Разбор задач' })).toBeVisible()
    })

    await test.step('ticks it and answers with a file', async () => {
      await phone.getByRole('button', { name: 'Отметить «сделано»' }).click()
      await expect(phone.getByRole('button', { name: /^Сделано/ })).toBeVisible()
      await own.answer('x равно пяти', [file('решение.txt', Buffer.from('x = 5')), file('игра.exe', Buffer.from('MZ\x90\0'))])
      await own.said('«игра.exe»: программы не принимаются.')
      await own.said('ждёт проверки')
      await expect(phone.getByRole('link', { name: 'решение.txt' })).toBeVisible()
    })

    await test.step('the teacher sees that an answer waits, and gives it back', async () => {
      await visit(desk, '/homework')
      await axe(desk)
      await desk.locator(`main a[href="${path}"]`).click()
      await kept.said(/ждут проверки: 1/)
      await axe(desk)
      await kept.reply(/^Соколов М/, ' ', 'Доработать')
      await kept.said('Напишите, что доработать.')
      await kept.reply(/^Соколов М/, 'Проверьте знак', 'Доработать')
      await expect(kept.answerOf(/^Соколов М/)).toContainText('доработать')
    })

    await test.step('the mother reads the reply, the pupil answers anew, the teacher takes it', async () => {
      const mother = await as('parent', { viewport: { width: 360, height: 740 } })
      await visit(mother, path)
      await new Homework(mother).said('Проверьте знак')
      await axe(mother)
      await phone.reload()
      await own.answer('минус пять', [])
      await own.said('минус пять')
      await visit(desk, path)
      await kept.reply(/^Соколов М/, 'Теперь верно', 'Проверено')
      await mother.reload()
      await new Homework(mother).said('Теперь верно')
      await expect(mother.getByText('Заменить ответ')).toHaveCount(0)
    })

    await test.step('a foreign parent finds neither page nor file', async () => {
      const href = await desk.getByRole('link', { name: 'Задачи «на дом» "№ 5".pdf' }).getAttribute('href')
      const foreign = await as('parent3')
      expect((await foreign.goto(path))!.status()).toBe(404)
      expect((await foreign.request.get(href!)).status()).toBe(404)
    })
  })
})

test('the panel of a lesson leads to its homework', async ({ as }) => {
  const page = await as('teacher')
  const journal = new Journal(page)
  await journal.open('7А', 'Алгебра')
  await journal.active.press('Enter')
  await page.getByRole('complementary', { name: 'Урок' }).getByRole('link', { name: 'Файлы и ответы' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Домашнее задание' })).toBeVisible()
})

test('the list of a family: what is due, by day, with ticks', async ({ as }) => {
  const phone = await as('parent', { viewport: { width: 360, height: 740 } })
  await visit(phone, '/homework')
  await expect(phone.getByRole('heading', { level: 1, name: 'Домашние задания' })).toBeVisible()
  await axe(phone)
  await expect(phone.getByRole('navigation', { name: 'Дети' }).getByRole('link', { name: /^Анна, 5Б/ })).toBeVisible()
  const open = phone.getByRole('button', { name: 'Отметить «сделано»' })
  expect((await open.first().boundingBox())!.height).toBeGreaterThanOrEqual(24)
  const before = await open.count()
  await open.first().click()
  await expect(open).toHaveCount(before - 1)
  await phone.goto('/diary/week')
  await phone.getByRole('heading', { level: 2, name: /^Понедельник/ }).click()
  await phone.locator('.lessons p', { hasText: 'Задано:' }).filter({ visible: true }).getByRole('link').first().click()
  await expect(phone.getByRole('heading', { level: 1, name: 'Домашнее задание' })).toBeVisible()
})
