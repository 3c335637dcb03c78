import type { Words } from '..';
import type { errors as en } from '../en/errors';

export const errors: Words<typeof en> = {
  input: {
    invalid: 'Biểu mẫu còn chỗ chưa đúng. Xem các ô được đánh dấu; những gì bạn đã gõ vẫn còn.',
    'too-large': 'Gửi một lần như vậy là quá nhiều. Hãy chia nhỏ ra.',
  },
  session: {
    missing: 'Bạn không còn đăng nhập. Hãy đăng nhập lại; những gì bạn đã gõ vẫn được giữ trên máy này.',
    throttled: 'Đã thử đăng nhập quá nhiều lần. Chờ {seconds} giây rồi thử lại.',
    refused:
      'Email và mật khẩu không khớp. Hãy thử lại, hoặc xin quản trị viên một liên kết đặt lại mật khẩu.',
  },
  permission: {
    denied:
      'Vai trò của bạn ở bàn này không cho phép việc đó. Quản trị viên của bàn có thể đổi vai trò cho bạn.',
  },
  'not-found': 'Không có mục này, hoặc bạn không được xem. Hãy trở về bàn và tìm ở đó.',
  version: {
    stale: 'Trong lúc đó đã có người khác sửa mục này. Hãy so hai bản; những gì bạn đã gõ vẫn còn.',
  },
  undo: {
    nothing: 'Ở đây bạn không có thao tác nào để hoàn tác.',
    changed: 'Không hoàn tác được vì mục này đã bị sửa sau đó. Hãy xem bản mới nhất trước.',
  },
  text: {
    empty: 'Trong này không có chữ nào. Hãy chọn tệp khác hoặc dán văn bản vào.',
    binary:
      'Đây không phải tệp văn bản. Hãy lưu thành văn bản thuần (.txt) hoặc Markdown (.md) rồi nhập lại.',
    'too-large': 'Văn bản lớn hơn {megabytes} MB. Hãy tách ra và nhập từng phần.',
    undecodable:
      'Không đọc được bảng mã của tệp này. Hãy chọn bảng mã, hoặc lưu dưới dạng UTF-8 rồi nhập lại.',
    format:
      'Không nhập được loại tệp này. Hãy dùng văn bản thuần, Markdown, HTML, Word (.docx), PDF, CSV, JSON, nguồn tin RSS hoặc tệp .zip chứa chúng, hoặc dán văn bản vào.',
    duplicate: 'Văn bản này đã có ở bàn. Hãy mở bài đã có.',
    unchanged: 'Bài đã có đúng văn bản này nên không tạo phiên bản mới.',
    newer: 'Bài đã có phiên bản văn bản mới hơn. Hãy tải bản đó rồi làm lại ở đó.',
  },
  boundary: {
    none: 'Ở đây không có gì để tách hoặc nối. Hãy chọn từ nằm trong câu, hoặc một câu có câu đứng trước.',
  },
  occurrence: { settled: 'Đoạn trích này đã được xem lại rồi. Không có gì thay đổi.' },
  quote: {
    'not-found': 'Không thấy những chữ này trong bản lưu. Hãy chép lại từ đó hoặc sửa trích dẫn.',
    mismatch:
      'Những chữ được đánh dấu không nằm ở chỗ này ({start} đến {end}). Hãy tải lại và đánh dấu lần nữa.',
  },
  claim: {
    taken: 'Người khác vừa nhận nhận định này. Hãy nhận mục tiếp theo.',
    withdrawn: 'Nhận định này đã được rút hoặc đã gộp. Hãy khôi phục trước.',
    'merge-self': 'Không thể gộp một nhận định với chính nó. Hãy chọn nhận định khác.',
    'last-occurrence': 'Một nhận định phải còn ít nhất một đoạn trích. Nếu cần, hãy rút nhận định.',
  },
  rules: {
    refused: 'Quy tắc kết luận chưa cho phép. Những gì còn thiếu được liệt kê; nội dung đã gõ vẫn được giữ.',
    'reason-needed': 'Quy tắc kết luận yêu cầu nêu lý do. Hãy ghi lý do bên từng mục rồi thử lại.',
  },
  move: { illegal: 'Đánh giá đang ở trạng thái không cho phép thao tác này. Hãy tải lại và xem lại.' },
  hash: { stale: 'Đánh giá đã thay đổi từ lúc bạn mở. Hãy tải lại và đọc lại trước khi quyết định.' },
  review: {
    disputed: 'Có người không đồng ý với đánh giá này. Một biên tập viên không thuộc hai bên sẽ quyết định.',
  },
  correction: {
    needed:
      'Nhận định này đã nằm trong báo cáo xuất ra. Hãy nêu loại đính chính và lý do; những gì đã gõ vẫn được giữ.',
  },
  queue: { empty: 'Không có gì đang chờ bạn.' },
  origin: { unknown: 'Nguồn gốc này không thuộc bàn biên tập này. Chọn nguồn gốc khác hoặc gõ tên mới.' },
  source: { unknown: 'Nguồn này không có trong danh bạ của bàn. Chọn nguồn khác hoặc gõ tên mới.' },
  mention: { outsider: 'Một người được nhắc đến không được xem nhận định này. Hãy bỏ tên đó.' },
  note: { destroyed: 'Nội dung ghi chú này đã bị hủy. Chỉ còn lại mã băm.' },
  basis: { mismatch: 'Căn cứ này không đi với kết luận này. Hãy chọn trong danh sách.' },
  ticket: {
    invalid: 'Liên kết này đã dùng, đã hết hạn hoặc đã bị thu hồi. Hãy xin người gửi một liên kết mới.',
  },
  password: {
    short: 'Mật khẩu quá ngắn. Hãy dùng ít nhất 8 ký tự.',
    common: 'Mật khẩu này dễ đoán. Hãy dùng vài từ không liên quan đến nhau.',
    wrong: 'Mật khẩu không đúng. Hãy gõ lại.',
  },
  email: { taken: 'Người có địa chỉ email này đã ở trong bàn.' },
  member: {
    'last-admin': 'Mỗi bàn phải còn ít nhất một quản trị viên. Hãy giao quyền quản trị cho người khác trước.',
    elsewhere:
      'Người này còn làm việc ở một bàn mà bạn không quản trị. Chỉ ai quản trị mọi bàn của họ mới cấp được liên kết đặt lại.',
  },
  snapshot: {
    unknown: 'Bản lưu này không thuộc bàn biên tập này. Hãy lưu lại tệp.',
    tampered:
      'Tệp “{name}” không còn nguyên như lúc lưu: nội dung không khớp với mã băm. Không thể duyệt hay xuất những gì dựa vào tệp này. Hãy báo cho kỹ thuật viên.',
    empty: 'Tệp này trống. Hãy chọn tệp khác.',
    'too-large': 'Tệp lớn hơn 20 MB. Hãy lưu tệp nhỏ hơn, hoặc chỉ những trang cần thiết.',
    'type-unknown':
      'Không lưu được loại tệp này làm bản chụp. Hãy dùng PDF, HTML, hình ảnh, văn bản thuần hoặc .docx.',
    'type-mismatch':
      'Tệp không đúng như tên hoặc loại đã khai ({declared}); bên trong là {found}. Hãy lưu lại hoặc đặt đúng tên.',
  },
  parse: {
    time: 'Đã dừng đọc tệp này vì mất hơn {seconds} giây. Các tệp khác không bị ảnh hưởng.',
    memory: 'Đã dừng đọc tệp này vì cần hơn {megabytes} MB bộ nhớ. Các tệp khác không bị ảnh hưởng.',
    failed:
      'Không đọc được tệp này; tệp bị hỏng hoặc không đúng định dạng. Hãy lưu lại, hoặc dùng định dạng khác.',
    archive:
      '{reason, select, entries {Tệp nén này chứa hơn {limit} tệp.} size {Phần nén trong tệp này bung ra hơn {limit} MB.} ratio {Tệp này bung ra lớn hơn {limit} lần, như chỉ thấy ở tệp có ý phá hoại.} names {Trong tệp nén có tên dẫn ra ngoài thư mục, hoặc hai tên trùng nhau.} other {Phần nén trong tệp này bị hỏng.}}{nested, select, yes { Các tệp nén lồng nhau được tính chung.} other {}} Hãy nén lại, hoặc dùng định dạng khác.',
    encrypted: 'Tệp này được khóa bằng mật khẩu. Hãy lưu một bản không có mật khẩu.',
    scanned: 'PDF này chỉ có ảnh chụp trang, không có chữ. Hãy dùng bản có chữ, hoặc gõ lại phần cần dùng.',
    depth: 'Đã dừng đọc tệp này: có hơn {limit} phần tử lồng vào nhau.',
    attributes: 'Đã dừng đọc tệp này: một phần tử có hơn {limit} thuộc tính.',
    entities:
      'Không đọc tệp này: tệp tự khai báo thực thể, có thể bung ra vô hạn. Hãy lưu lại, bỏ phần DOCTYPE.',
    busy: 'Đang có nhiều tệp chờ đọc. Hãy thử lại sau một phút.',
  },
  write: {
    time: 'Đã dừng tạo văn bản này vì mất hơn {seconds} giây. Hãy chọn ít nhận định hơn, hoặc dùng CSV hay JSON Lines, vốn không bị giới hạn.',
    memory:
      'Đã dừng tạo văn bản này vì cần hơn {megabytes} MB bộ nhớ. Hãy chọn ít nhận định hơn, hoặc dùng CSV hay JSON Lines, vốn không bị giới hạn.',
    failed: 'Không tạo được văn bản này. Hãy chọn định dạng khác; các định dạng kia không bị ảnh hưởng.',
    busy: 'Đang có nhiều văn bản chờ tạo. Hãy thử lại sau một phút.',
  },
  record: {
    unmapped: 'Chưa rõ cột nào chứa nội dung bài. Hãy chọn cột đó.',
    invalid: 'Không đọc được bản ghi này: không đúng định dạng.',
    several: 'Tệp này có {count} bài chứ không phải một. Hãy nhập như một tệp nhiều bài.',
  },
  fetch: {
    off: 'Bàn này chưa bật tải liên kết. Hãy nộp trang dưới dạng tệp, hoặc hỏi quản trị viên.',
    refused:
      'Không tải từ địa chỉ này. Hãy đưa một địa chỉ web công khai bắt đầu bằng http:// hoặc https://, không kèm mật khẩu và dùng cổng thông thường.',
    failed: 'Không tải được gì từ địa chỉ này. Hãy mở thử bằng trình duyệt, hoặc lưu trang rồi gửi tệp lên.',
    timeout: 'Địa chỉ này không trả lời xong trong 10 giây. Hãy thử lại, hoặc lưu trang rồi gửi tệp lên.',
    'too-large': 'Nội dung ở địa chỉ này lớn hơn 20 MB. Hãy lưu một phần rồi gửi tệp lên.',
  },
  feed: {
    known: 'Bàn đã có nguồn tin này. Hãy sửa nó trong danh sách.',
    'too-many': 'Bàn đã có {limit} nguồn tin, là mức tối đa. Hãy bỏ bớt một nguồn trước.',
    unreadable: 'Nội dung ở địa chỉ này không phải RSS hay Atom. Hãy mở thử địa chỉ bằng trình duyệt.',
  },
  link: {
    'no-page': 'Ở địa chỉ này không có trang để đọc mà là {mediaType}. Hãy lưu lại rồi gửi tệp lên.',
    feed: 'Đây là địa chỉ của một nguồn tin, không phải của một bài. Quản trị viên có thể thêm nó trong phần cài đặt của bàn.',
  },
  upload: { gap: 'Một phần của tệp bị mất trên đường gửi. Tệp được gửi lại từ chỗ bị đứt.' },
  import: {
    state: 'Lượt nhập này đã bắt đầu hoặc đã kết thúc. Hãy xem nó đang ở đâu.',
    empty: 'Lượt nhập này chưa có tệp nào. Hãy chọn tệp.',
    'too-many': 'Mỗi lượt nhập nhận tối đa {limit, number} tệp. Hãy gửi các tệp còn lại ở lượt khác.',
    attempts:
      'Chương trình đã dừng {attempts} lần khi đọc chỗ này nên không thử nữa. Hãy chia tệp nhỏ hơn rồi nhập lại.',
    altered: 'Tệp này bị thay đổi trên máy chủ sau khi gửi lên. Hãy gửi lại.',
    nested:
      'Tệp nén lồng nhau được mở đến lớp thứ {limit}; tệp này nằm sâu hơn. Hãy giải nén rồi gửi các tệp bên trong.',
  },
  annotation: {
    known: 'Chú thích này đã có ở đây.',
    left: 'Không nhận được chú thích này: không tìm thấy chỗ của nó trong văn bản.',
    names: 'Không đổi được các tên của chú thích (canonical và via).',
  },
  media: { unknown: 'Địa chỉ này chỉ nhận JSON.' },
  token: {
    invalid:
      'Không nhận ra mã truy cập này, hoặc mã đã hết hạn hay bị thu hồi. Hãy tạo mã mới ở trang “Mã truy cập” của bàn.',
    'too-many': 'Bạn đang có {limit} mã còn hiệu lực ở bàn này. Hãy thu hồi một mã trước.',
  },
  rate: { exceeded: 'Mã này gửi quá nhiều yêu cầu. Hãy thử lại sau {seconds} giây.' },
  method: { unknown: 'Địa chỉ này không nhận phương thức đó. Nó nhận {methods}.' },
  precondition: {
    missing: 'Hãy gửi kèm phiên bản bạn đã thấy trong If-Match: ETag của câu trả lời trước.',
    failed: 'Nội dung đã thay đổi từ lúc bạn đọc. Hãy đọc lại rồi gửi thay đổi cùng ETag mới.',
  },
  key: {
    reused: 'Idempotency-Key này đã dùng cho một yêu cầu khác. Mỗi lần ghi mới cần một khóa mới.',
    running: 'Yêu cầu đầu tiên với Idempotency-Key này đang được xử lý. Hãy gửi lại sau giây lát.',
  },
  report: {
    'too-many':
      'Bạn đang có {limit} báo cáo lớn chờ ghi hoặc đang được ghi, là mức tối đa cho mỗi người. Hãy đợi một báo cáo ghi xong, hoặc hủy bớt một báo cáo.',
  },
  webhook: {
    'too-many': 'Bàn đang báo cho {limit} địa chỉ, nhiều nhất có thể. Hãy bỏ bớt một địa chỉ trước.',
  },
  publish: {
    empty:
      'Báo cáo này chưa có nhận định nào. Hãy chọn nhận định, hoặc duyệt xong vài nhận định rồi công bố.',
    sealed:
      'Trong báo cáo này có điều mà người đọc thứ hai chưa được biết. Hãy chờ ý kiến của họ, hoặc bỏ những nhận định đó ra.',
    superseded: 'Báo cáo số {number} đã được thay thế hoặc đã bị rút. Hãy xem danh sách báo cáo.',
    withdrawn: 'Báo cáo số {number} đã bị rút từ trước.',
    tampered:
      'Bản lưu của báo cáo số {number} không còn đúng như khi công bố, nên không được phát ra. Hãy báo cho người phụ trách kỹ thuật.',
    busy: 'Đang có người khác sửa hoặc công bố cùng nội dung này. Hãy thử lại.',
  },
  audit: { broken: 'Nhật ký thay đổi không khớp: mã băm sai ở mục {seq}. Hãy báo cho kỹ thuật viên.' },
  database: { newer: 'Cơ sở dữ liệu do một phiên bản mới hơn tạo ra. Hãy cài lại phiên bản đó.' },
  migration: { edited: 'Một bước nâng cấp đã chạy nhưng sau đó bị sửa: {name}. Hãy khôi phục tệp như cũ.' },
};
