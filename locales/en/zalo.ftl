# Zalo: choices by number, files by link, a page to upload a file.

zalo-choose = Send a number to choose:
zalo-oa-choose = Please choose:
zalo-file = 📎 { $name } – opens for { $days } days, on one device only:
zalo-page-language = en
zalo-page-file = A file for you
zalo-page-download = Download
zalo-page-upload = Send a file to Nhắc Việc
zalo-page-limit = One file, at most { $limit } MB. This link works once, and is for you only.
zalo-page-caption = What is it for? For example: nv1 minutes of the meeting
zalo-page-send = Send
zalo-page-done = The file has arrived. See the answer in Zalo. For another file write “upload” there.
zalo-page-dead = This link no longer works. Please ask for a new one in Zalo.
zalo-page-taken = This file was opened on another device. Please ask for it again in Zalo.
zalo-page-used = This link has been used. Write “upload” in Zalo for a new one.
zalo-page-large = The file has more than { $limit } MB and was not taken. Please go back and choose a smaller one.
zalo-page-slow = The line is too slow, the file did not arrive. Please go back and send it again.
zalo-page-busy = The system is busy and could not take the file. Please go back in some minutes and send it again; this link still works.
zalo-page-empty = There is no file. Please go back and choose one.
reply-media-upload = Zalo does not let me read this message: I get text and pictures only. Please type it; to send a file, write <i>upload</i> and get a link.
upload-link = Open this link to send one file (works once, for one hour): { $url }
upload-either = Send the picture or file right here. If Zalo does not let you send that file, open this link (one file, once, within an hour): { $url }
upload-here = Send the picture or file right here.
upload-none = I read text and pictures only. Files cannot be sent here; please ask the Office for another way.
