# Zalo: choices by number, files by link, a page to upload a file.

zalo-choose = Send a number to choose:
zalo-file = 📎 { $name } – opens for { $days } days, on one device only:
zalo-page-file = A file for you
zalo-page-download = Download
zalo-page-upload = Send a file to Nhắc Việc
zalo-page-limit = One file, at most { $limit } MB. This link works once, and is for you only.
zalo-page-caption = What is it for? For example: nv1 minutes of the meeting
zalo-page-send = Send
zalo-page-done = The file has arrived. See the answer in Zalo.
zalo-page-dead = This link no longer works. Please ask for a new one in Zalo.
zalo-page-taken = This file was opened on another device. Please ask for it again in Zalo.
zalo-page-used = This link has been used. Write “upload” in Zalo for a new one.
zalo-page-large = The file is too large.
zalo-page-empty = There is no file. Please go back and choose one.
reply-media-upload = I read text and pictures only. To send a file, write <i>upload</i> and get a link.
upload-link = Open this link to send one file (works once, for one hour): { $url }
upload-here = Send the picture or file right here.
