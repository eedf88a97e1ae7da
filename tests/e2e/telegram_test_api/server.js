// Runs telegram-test-api with what it lacks mended, so that python-telegram-bot takes its answers:
// getMe without is_bot, dates in milliseconds, messages without a sender, taps without chat_instance,
// results that are null, methods it does not have, and getUpdates that does not wait.
// Prints its port once it listens. Usage: node server.js

'use strict';

const express = require('express');
const TelegramServer = require('telegram-test-api');

const BOT = { id: 666, is_bot: true, first_name: 'gisbot', username: 'TestNameBot' };
const LONGEST_WAIT = 1000;
const TAKEN_AS_DONE = ['setMyCommands', 'sendChatAction'];

function mendedUpdate(format) {
  return (update) => {
    const formatted = format(update);
    if (formatted.callback_query) {
      formatted.callback_query.chat_instance = String(formatted.callback_query.message.chat.id);
    }
    return formatted;
  };
}

function sentMessage(message) {
  const { message_id, date, chat, text, reply_markup } = message;
  const group = chat.id < 0;
  return {
    message_id,
    date: Math.floor(date / 1000),
    from: BOT,
    chat: group ? { id: chat.id, type: 'group', title: 'group' } : chat,
    text,
    ...(reply_markup ? { reply_markup } : {}),
  };
}

function mended(method, body) {
  if (method === 'getMe') return { ...body, result: BOT };
  if (method === 'sendMessage') return { ...body, result: sentMessage(body.result) };
  return body.result === null ? { ...body, result: true } : body;
}

async function main() {
  TelegramServer.formatUpdate = mendedUpdate(TelegramServer.formatUpdate);
  const server = new TelegramServer({ port: 9000, host: '127.0.0.1', storeTimeout: 600 });
  server.setMaxListeners(0);
  server.config.port = 0;

  const front = express();
  front.all('/bot:token/getUpdates', async (req, res) => {
    let updates = server.getUpdates(req.params.token);
    if (updates.length === 0) {
      await Promise.race([
        server.waitUserMessage(),
        new Promise((resolve) => { setTimeout(resolve, LONGEST_WAIT); }),
      ]);
      updates = server.getUpdates(req.params.token);
    }
    res.json({ ok: true, result: updates });
  });
  for (const method of TAKEN_AS_DONE) {
    front.all(`/bot:token/${method}`, (_req, res) => res.json({ ok: true, result: true }));
  }
  front.use((req, res, next) => {
    if (req.path.startsWith('/bot')) {
      const json = res.json.bind(res);
      res.json = (body) => json(body.ok ? mended(req.path.split('/').pop(), body) : body);
    }
    next();
  });
  front.use(server.webServer);
  server.webServer = front;
  await server.start();
  process.stdout.write(`${server.server.address().port}\n`);
}

main();
