// The emoji shortcodes a seminar bot or its people may use; any other stays as typed.
const table = `
calendar 📅  date 📅  spiral_calendar_pad 🗓️  clock6 🕕  clock7 🕖  alarm_clock ⏰  hourglass ⌛
hourglass_flowing_sand ⏳  stopwatch ⏱️  bell 🔔  no_bell 🔕  mega 📣  loudspeaker 📢  speaker 🔈
round_pushpin 📍  pushpin 📌  office 🏢  classical_building 🏛️  school 🏫  house 🏠  japan 🗾
busts_in_silhouette 👥  bust_in_silhouette 👤  raising_hand 🙋  wave 👋  bow 🙇  pray 🙏  clap 👏  +1 👍
thumbsup 👍  -1 👎  thumbsdown 👎  ok_hand 👌  muscle 💪  eyes 👀  point_right 👉  point_down 👇
point_up ☝️  raised_hand ✋  raised_hands 🙌  star ⭐  star2 🌟  sparkles ✨  tada 🎉  confetti_ball 🎊
gift 🎁  trophy 🏆  medal 🏅  fire 🔥  rocket 🚀  zap ⚡  bulb 💡  white_check_mark ✅
heavy_check_mark ✔️  ballot_box_with_check ☑️  x ❌  negative_squared_cross_mark ❎  o ⭕
no_entry ⛔  no_entry_sign 🚫  warning ⚠️  rotating_light 🚨  question ❓  exclamation ❗
grey_question ❔  information_source ℹ️  heavy_plus_sign ➕  heavy_minus_sign ➖  arrow_right ➡️
arrow_left ⬅️  arrow_up ⬆️  arrow_down ⬇️  arrows_counterclockwise 🔄  repeat 🔁  new 🆕  free 🆓
ok 🆗  sos 🆘  link 🔗  paperclip 📎  memo 📝  pencil 📝  pencil2 ✏️  clipboard 📋  book 📖  books 📚
notebook 📓  page_facing_up 📄  bookmark_tabs 📑  file_folder 📁  newspaper 📰  email 📧  envelope ✉️
incoming_envelope 📨  inbox_tray 📥  outbox_tray 📤  ticket 🎫  admission_tickets 🎟️  chair 🪑
seat 💺  microphone 🎤  studio_microphone 🎙️  movie_camera 🎥  video_camera 📹  tv 📺  computer 💻
desktop_computer 🖥️  iphone 📱  telephone_receiver 📞  speech_balloon 💬  thought_balloon 💭
bar_chart 📊  chart_with_upwards_trend 📈  chart_with_downwards_trend 📉  mag 🔍  lock 🔒  unlock 🔓
key 🔑  gear ⚙️  wrench 🔧  hammer_and_wrench 🛠️  package 📦  beer 🍺  beers 🍻  wine_glass 🍷  sake 🍶
izakaya_lantern 🏮  tea 🍵  coffee ☕  bento 🍱  sushi 🍣  cake 🍰  cherry_blossom 🌸  maple_leaf 🍁
snowflake ❄️  sunny ☀️  cloud ☁️  umbrella ☔  crescent_moon 🌙  moon 🌔  full_moon 🌕
night_with_stars 🌃  city_sunset 🌆  smile 😄  smiley 😃  grinning 😀  slightly_smiling_face 🙂
blush 😊  wink 😉  joy 😂  sob 😭  cry 😢  thinking_face 🤔  sweat_smile 😅  heart_eyes 😍
neutral_face 😐  disappointed 😞  sleeping 😴  heart ❤️  green_heart 💚  blue_heart 💙
purple_heart 💜  red_circle 🔴  large_orange_circle 🟠  large_yellow_circle 🟡  large_green_circle 🟢
large_blue_circle 🔵  white_circle ⚪  black_circle ⚫  large_green_square 🟩  white_large_square ⬜
black_large_square ⬛  one 1️⃣  two 2️⃣  three 3️⃣  four 4️⃣  five 5️⃣  robot_face 🤖  seedling 🌱
earth_asia 🌏
`;

const codes = new Map(
  [...table.matchAll(/(\S+) (\S+)/g)].map(([, code = '', emoji = '']): [string, string] => [code, emoji]),
);

export const withEmoji = (text: string): string =>
  text.replaceAll(/:([a-z0-9_+-]{1,40}):/g, (typed, code: string) => codes.get(code) ?? typed);
