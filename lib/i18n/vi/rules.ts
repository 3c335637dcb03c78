import type { Words } from '..';
import type { rules as en } from '../en/rules';

export const rules: Words<typeof en> = {
  'VR-01': {
    missing:
      '{need, select, primary {Căn cứ là nguồn sơ cấp, nhưng chưa có mục ủng hộ nào là nguồn sơ cấp.} basis {Mới có một nguồn gốc ủng hộ, chưa phải là kiểm chứng chéo.} reason {Chỉ có một nguồn sơ cấp: hãy nêu vì sao một nguồn là đủ.} other {{origins, plural, =0 {Chưa có bằng chứng nào được tính là ủng hộ.} other {Mới có # nguồn gốc ủng hộ.}} Cần hai nguồn gốc, hoặc một nguồn sơ cấp.}}',
    why: 'Một nguồn có thể sai, rồi được nhiều nơi nhắc lại.',
    todo: 'Tìm nguồn gốc thứ hai không bắt nguồn từ nguồn đầu, hoặc một nguồn sơ cấp kèm lý do vì sao thế là đủ.',
    source: 'Bộ tiêu chuẩn EFCSN; Cẩm nang báo chí Reuters (“hai nguồn trở lên”)',
  },
  'VR-02': {
    missing: '{links, plural, other {# mục ủng hộ}} nhưng chỉ có {origins, plural, other {# nguồn gốc}}.',
    why: 'Các mục cùng bắt nguồn từ một tin hãng, một tuyên bố hay một nhân chứng chỉ được tính một lần.',
    todo: 'Tìm bằng chứng từ nguồn gốc khác; nếu gộp nhầm thì tách ra.',
    source: 'Sổ tay kiểm chứng KSJ',
  },
  'VR-03': {
    missing:
      'Mọi bằng chứng ủng hộ đều là gián tiếp, từ {origins, plural, other {# nguồn gốc}}; thông lệ là ba.',
    why: 'Lời thuật lại của lời thuật lại thường lặp cùng một cái sai mà không ai thấy.',
    todo: 'Tìm đến chính sự việc hoặc người chứng kiến, tìm nguồn gốc thứ ba, hoặc nêu vì sao thế này là đủ.',
    source: 'Sổ tay kiểm chứng KSJ',
  },
  'VR-04': {
    missing: 'Chỉ có nguồn ẩn danh ủng hộ.',
    why: 'Bạn đọc không thể đánh giá người không nêu tên, và không ai chịu trách nhiệm về lời nói đó.',
    todo: 'Tìm nguồn có tên, văn bản hoặc bản ghi; nếu không có thì kết luận là chưa xác nhận, chỉ có nguồn ẩn danh.',
    source: 'Cẩm nang báo chí Reuters',
  },
  'VR-05': {
    missing:
      'Còn thiếu:{basis, select, yes { căn cứ,} other {}}{search, select, yes { một dòng trong nhật ký tra cứu,} other {}}{change, select, yes { điều gì sẽ làm thay đổi kết luận,} other {}} để người khác làm tiếp được.',
    why: 'Chưa xác nhận cũng là một kết quả: người khác phải lặp lại được việc tra cứu và biết điều gì sẽ ngã ngũ.',
    todo: 'Chọn căn cứ, ghi đã tìm gì, ở đâu, kể cả khi không thấy, và viết điều gì sẽ làm thay đổi kết luận.',
    source: 'Bộ nguyên tắc IFCN (người khác lặp lại được); ICD 203',
  },
  'VR-06': {
    missing:
      '{basis, select, contradicted {Kết luận “trái với bằng chứng” cần một nguồn sơ cấp hoặc hai nguồn gốc phản bác, và không có gì ủng hộ.} other {Kết luận “hai phía trái nhau” cần một mục ủng hộ và một mục phản bác, từ hai nguồn gốc khác nhau, đều nêu ai nói.}} Hiện có {supporting, number} ủng hộ, {contradicting, number} phản bác.',
    why: 'Tranh cãi thì có các bên nêu được tên; không có họ thì chỉ là nghi ngờ.',
    todo: 'Lưu cả bằng chứng ủng hộ và phản bác, kèm người nói, hoặc chọn căn cứ kia.',
    source: 'Bộ tiêu chuẩn EFCSN (bằng chứng ủng hộ và phản bác)',
  },
  'VR-07': {
    missing: 'Chính văn bản còn rào đón (“{cue}”) mà kết luận là đã xác nhận.',
    why: 'Tin rằng có người nói chưa phải là tin rằng việc đã xảy ra.',
    todo: 'Viết điều gì ngoài văn bản khiến việc này chắc chắn, hoặc xét riêng lời đưa tin như một nhận định.',
    source: 'Quy chuẩn biên tập BBC (dẫn nguồn)',
  },
  'VR-08': {
    missing:
      '{as, select, author {Đây là kết luận của chính bạn.} other {Bạn đã sửa câu chữ hoặc bằng chứng của nhận định này từ lần duyệt trước.}} Phải có người khác duyệt.',
    why: 'Người làm khó thấy chỗ sai của mình. Quản trị viên cũng không ngoại lệ.',
    todo: 'Nhờ người khác trong bàn. Bàn chỉ có một người thì không duyệt được gì: hãy mời thêm người ở trang Nhân sự.',
    source: 'Nguyên tắc hai người',
  },
  'VR-09': {
    missing: 'Nội dung sắp in không còn là nội dung đã duyệt.',
    why: 'Người thứ hai đã đồng ý với đúng câu chữ và bằng chứng lúc ấy, không phải với bản sau này.',
    todo: 'Trình lại và để người khác duyệt nội dung hiện tại.',
    source: 'Nguyên tắc hai người',
  },
  'VR-10': {
    missing: 'Bạn chưa cho kết luận của mình. Ở bàn này, ý kiến thứ hai được đưa ra độc lập.',
    why: 'Ai đã thấy câu trả lời đầu sẽ ngả theo nó.',
    todo: 'Hãy cho kết luận; sau đó bạn sẽ thấy kết luận đầu và duyệt được.',
    source: 'PolitiFact (ba biên tập viên bỏ phiếu); AVeriTeC (đánh giá độc lập)',
  },
  'VR-11': {
    missing:
      '{item}: {need, select, place {thiếu địa chỉ, văn bản hoặc bài viết.} publisher {thiếu nơi đăng.} quote {thiếu lời trích.} other {chưa có địa chỉ lưu trữ và bản lưu.}}',
    why: 'Trang mạng có thể đổi hoặc mất; bằng chứng không xem lại được thì không còn là bằng chứng.',
    todo: 'Điền đủ mục này; trước khi duyệt, hãy lưu bản chụp hoặc ghi địa chỉ bản lưu trữ.',
    source: 'Nghị định thư Berkeley về điều tra nguồn mở',
  },
  'VR-12': {
    missing: '{item}: bản lưu không còn như lúc được cất giữ.',
    why: 'Tệp đã bị đổi thì không chứng minh được gì.',
    todo: 'Không xuất. Báo cho người phụ trách kỹ thuật, khôi phục tệp từ bản sao lưu hoặc lưu lại.',
    source: 'Nghị định thư Berkeley; WACZ',
  },
  'VR-13': {
    missing: '{item}: thiếu một trong hai mức đánh giá.',
    why: 'Nguồn tốt có thể sai, nguồn kém có thể đúng: đánh giá cả hai hoặc không mức nào.',
    todo: 'Đặt cả độ tin cậy của nguồn và của thông tin, hoặc bỏ cả hai.',
    source: 'Hệ thống Admiralty',
  },
  'VR-14': {
    missing:
      '{item} được chấm mức 1, “đã được nguồn khác xác nhận”, trong khi {origins, plural, =0 {chưa có nguồn gốc nào ủng hộ} other {mới có # nguồn gốc ủng hộ}}.',
    why: 'Chưa có nguồn khác thì chưa thể nói là được nguồn khác xác nhận.',
    todo: 'Chấm mức 2 trở xuống, hoặc thêm bằng chứng từ nguồn gốc thứ hai trước.',
    source: 'Hệ thống Admiralty',
  },
  'VR-17': {
    missing: '{item} được đăng ({date}) sau thời điểm của nhận định: bằng chứng có sau.',
    why: 'Điều biết được về sau vẫn dùng được, nhưng bạn đọc phải biết là biết sau.',
    todo: 'Viết vì sao dùng nó, hoặc tìm những gì đã biết vào lúc đó.',
    source: 'AVeriTeC (rò rỉ thời gian)',
  },
  'VR-18': {
    missing: 'Nhận định này đã nằm trong báo cáo xuất ra: cần một đính chính, ghi loại và lý do.',
    why: 'Người đã đọc báo cáo trước có quyền biết điều gì đã thay đổi.',
    todo: 'Nêu loại đính chính và lý do. Đổi kết luận luôn là đính chính quan trọng.',
    source: 'Bộ nguyên tắc IFCN (đính chính công khai, trung thực)',
  },
  'VR-19': {
    missing: 'Các báo cáo trước còn in nội dung đã đính chính.',
    why: 'Những gì đã ra khỏi bàn phải được sửa ở nơi nó đến.',
    todo: 'Xem danh sách báo cáo kèm đính chính; người đã xuất đã được báo.',
    source: 'Bộ nguyên tắc IFCN',
  },
  'VR-20': {
    missing: 'Kết luận không tự chuyển sang nhận định được liên kết.',
    why: 'Những nhận định trông giống nhau có thể khác ở điểm quan trọng.',
    todo: 'Xét riêng nhận định được liên kết, rồi liên kết là suy ra.',
    source: 'Mỗi nhận định được xét riêng',
  },
  'VR-21': {
    missing: 'Đoạn “{quote}” không còn trong văn bản.',
    why: 'Trích dẫn phải đúng từng chữ của văn bản.',
    todo: 'Đánh dấu lại đoạn này trong văn bản hiện tại, hoặc gỡ nó khỏi nhận định.',
    source: 'Mô hình dữ liệu W3C Web Annotation',
  },
  'VR-22': {
    missing: 'Chưa hỏi ai về nhận định liên quan đến {subject}.',
    why: 'Người được nói tới có quyền trả lời trước khi bị kết luận.',
    todo: 'Hãy liên hệ và ghi lại, hoặc ghi “không áp dụng, vì …”.',
    source: 'Quyền phản hồi',
  },
  'VR-23': {
    missing: 'Bạn đã khai báo có liên quan đến {subject}.',
    why: 'Bạn đọc phải tin được rằng không ai tự xét việc của mình.',
    todo: 'Để người khác xét nhận định này. Nếu không còn liên quan, hãy kết thúc khai báo.',
    source: 'Bộ nguyên tắc IFCN (không thiên vị và công bằng)',
  },
  'VR-24': {
    missing: '{item}: không được nêu tên nguồn ẩn danh ở đây.',
    why: 'Người được hứa bảo vệ không thể bị lộ vì một bản xuất.',
    todo: 'Xóa tên đi; nếu cần giữ thì cất trong ghi chú được bảo vệ.',
    source: 'Bộ nguyên tắc IFCN; an toàn nguồn tin',
  },
  'VR-25': {
    missing:
      'Câu chữ viết “{words}”, nhưng bằng chứng {origins, plural, =0 {chưa có nguồn gốc nào} other {chỉ có # nguồn gốc}}.',
    why: 'Cách nói số nhiều khiến một nguồn nghe như nhiều nguồn.',
    todo: 'Viết rõ có mấy nguồn và là ai, hoặc nêu vì sao dùng số nhiều là đúng.',
    source: 'Cẩm nang báo chí Reuters',
  },
  'VR-27': {
    missing: 'Báo cáo có phương pháp, định nghĩa, thời điểm, người duyệt và mã băm.',
    why: 'Bạn đọc phải thấy được kết quả tìm ra bằng cách nào.',
    todo: 'Không cần làm gì: mọi báo cáo đều được làm như vậy.',
    source: 'Bộ nguyên tắc IFCN (minh bạch phương pháp)',
  },
  'VR-28': {
    missing: 'Không ai sửa hay xóa được một dòng trong nhật ký.',
    why: 'Sổ viết lại được thì không còn là sổ ghi.',
    todo: 'Không cần làm gì: cơ sở dữ liệu từ chối. Có thể kiểm tra chuỗi ở trang Lịch sử.',
    source: 'Nghị định thư Berkeley (chuỗi bảo quản)',
  },
  'VR-29': {
    missing:
      '{type, select, opinion {Ý kiến} other {Dự đoán}} chỉ có thể là chưa xác nhận, không kiểm chứng được.',
    why: 'Điều chưa thể đúng hay sai thì không thể xác nhận hay coi là tranh cãi.',
    todo: 'Chọn chưa xác nhận và không kiểm chứng được, hoặc tách phần sự kiện thành nhận định riêng.',
    source: 'Bộ nguyên tắc IFCN (nhận định kiểm chứng được)',
  },
};
