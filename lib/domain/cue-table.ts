import { z } from 'zod';

/** What an attributing or hedging phrase tells of the content: how far the text, or its source, vouches for it. */
export const CueClass = z.enum(['unconfirmed', 'hearsay', 'possibility', 'neutral', 'commitment', 'denial']);
export type CueClass = z.infer<typeof CueClass>;

/** Cues of one language by class; `…` stands for up to four words without punctuation between them. */
type CueTable = Readonly<Record<CueClass | 'none', readonly string[]>>;

const phrases = (s: string): readonly string[] =>
  s
    .normalize('NFC')
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);

/**
 * The reviewed cues. `none` lists what contains a cue's words and is none: the longest phrase wins, so it hides them.
 *
 * An accusation (`cáo buộc`, `accused of`) is hearsay: the accuser asserts, the text does not vouch for it, and the
 * accusation alone must not carry its content to *confirmed*. Only a reply that rejects a claim is a denial.
 * `khoảng` and `about` are left out: they round a number and say nothing about whether it happened.
 */
export const CUES: Readonly<Record<string, CueTable>> = {
  vi: {
    unconfirmed: phrases(`
      chưa xác nhận, chưa được xác nhận, chưa được … xác nhận, chưa … xác nhận, chưa có xác nhận, chưa có sự xác nhận,
      chưa có … xác nhận, không được xác nhận, không thể xác nhận, không xác nhận, từ chối xác nhận, chưa thể xác nhận
      chưa được kiểm chứng, chưa được … kiểm chứng, chưa kiểm chứng, chưa thể kiểm chứng, không thể kiểm chứng,
      chưa qua kiểm chứng, không được kiểm chứng
      chưa được xác minh, chưa được … xác minh, chưa xác minh, chưa thể xác minh, không thể xác minh, đang xác minh,
      đang được xác minh, chưa thể … xác minh, không thể … xác minh, không thể … kiểm chứng
      chưa được xác thực, chưa xác thực, chưa được chứng minh, chưa có bằng chứng, không có bằng chứng, thiếu bằng chứng
      chưa rõ, chưa rõ ràng, chưa rõ liệu, không rõ, chưa biết rõ, chưa ngã ngũ, chưa có kết luận, chưa kết luận, chưa thể kết luận, vẫn còn là dấu hỏi, chưa sáng tỏ
      thông tin chưa chính thức, nguồn tin chưa chính thức, chưa có thông tin chính thức, chưa có thông tin chi tiết,
      chưa có thông tin, chưa được công bố, chưa chính thức xác nhận
      tin đồn, lời đồn, đồn đoán, đồn thổi, tin vịt, thông tin không chính thức, nguồn không chính thức
    `),
    hearsay: phrases(`
      được cho là, bị cho là, được cho rằng, có thông tin cho rằng, có thông tin cho biết, có thông tin cho hay,
      có thông tin rằng, có thông tin là, có thông tin về việc, có tin nói rằng, có tin cho rằng, có tin rằng, có tin nói,
      có tin đồn, có tin, có nguồn tin, có ý kiến cho rằng, xuất hiện thông tin, xuất hiện tin, rộ lên thông tin,
      rộ tin, lan truyền thông tin, thông tin lan truyền, được biết, nghe nói, nghe đâu, nghe đồn, người ta nói,
      người ta đồn, đồn rằng, đồn là, tin đồn cho rằng
      một nguồn tin, một số nguồn tin, nhiều nguồn tin, các nguồn tin, nguồn tin giấu tên, nguồn tin ẩn danh,
      nguồn tin riêng, nguồn thạo tin, nguồn tin thân cận, nguồn tin nội bộ, nguồn tin cho biết, nguồn tin cho hay,
      theo nguồn tin, theo một nguồn tin, theo các nguồn tin, theo nhiều nguồn tin, theo nguồn tin riêng,
      nguồn giấu tên, nguồn ẩn danh, quan chức giấu tên, xin giấu tên, xin được giấu tên, yêu cầu giấu tên, đề nghị giấu tên
      theo thông tin, theo thông tin mới nhất, theo thông tin ban đầu, thông tin ban đầu, theo mạng xã hội,
      mạng xã hội lan truyền, thông tin mới nhất cho biết, thông tin cho biết, thông tin cho rằng, thông tin nói rằng
      cáo buộc, lời cáo buộc, bị cáo buộc, tố cáo, bị tố cáo, bị tố, quy kết, đổ lỗi, tự xưng, tự nhận là, cái gọi là
    `),
    possibility: phrases(`
      có thể, có lẽ, có khả năng, có nguy cơ, nhiều khả năng, rất có thể, rất có khả năng, không loại trừ,
      không loại trừ khả năng, dường như, hình như, có vẻ, có vẻ như, xem ra, chừng như, tuồng như, ắt hẳn, chắc hẳn,
      hẳn là, có lẽ là, biết đâu, nghi là, nghi ngờ, nghi vấn, bị nghi, bị nghi là, bị nghi ngờ, nghi do, tình nghi, e rằng, e ngại,
      lo ngại, ước tính, ước chừng, ước đoán, phỏng đoán, dự đoán, suy đoán, đồn đoán rằng, giả thuyết, giả thiết, dự kiến, dự báo,
      có dấu hiệu, có thể đã, có thể sẽ, khả năng cao, khó có khả năng, khó có thể, chưa chắc, chưa hẳn, không chắc
    `),
    neutral: phrases(`
      theo, theo lời, theo như, theo hãng tin, theo các chuyên gia,
      theo báo cáo, theo thống kê, theo số liệu, theo tuyên bố, dẫn lời, dẫn nguồn, dẫn nguồn tin, trích lời, trích dẫn,
      trích dẫn lời, cho biết, cho biết thêm, cho hay, cho rằng, nói rằng, nói thêm, nói với, nói tiếp, nói,
      kể rằng, kể lại, kể, viết rằng, viết trên, thông báo, thông cáo, thông tin thêm, đưa tin, loan tin, đăng tải,
      tường thuật, tuyên bố, tuyên bố rằng, phát biểu, trả lời phỏng vấn, chia sẻ, nhận định, bình luận, công bố,
      nêu rõ, chỉ ra, cảnh báo, tiết lộ
    `),
    commitment: phrases(`
      khẳng định, tái khẳng định, xác nhận, đã xác nhận, chính thức xác nhận, đã được xác nhận, được xác nhận,
      quả quyết, cam đoan, bảo đảm rằng, đảm bảo rằng, nhấn mạnh, chứng minh rằng, chứng thực, thừa nhận,
      đã được xác minh, đã được kiểm chứng, kết luận, kết luận rằng, chắc chắn rằng, chắc chắn là, rõ ràng là
    `),
    denial: phrases(`
      bác bỏ, bác bỏ thông tin, phủ nhận, phủ nhận thông tin, thẳng thừng bác bỏ, kiên quyết phủ nhận, bác tin,
      bác tin đồn, bác cáo buộc, bác bỏ cáo buộc, bác bỏ các cáo buộc, bác bỏ mọi cáo buộc, phủ nhận cáo buộc, phủ nhận các cáo buộc,
      phủ nhận mọi cáo buộc, phản bác, đính chính, cải chính, chối, chối bỏ, bịa đặt, tin giả, tin sai sự thật,
      sai sự thật, không đúng sự thật, không có chuyện, không phải sự thật, không chính xác, vô căn cứ, thiếu căn cứ, xuyên tạc
    `),
    none: phrases(`
      theo dõi, theo đuổi, theo kịp, theo đạo, theo học, theo chân, theo hướng, theo đó, theo sau, theo cùng, theo mùa,
      kèm theo, đi theo, mang theo, tiếp theo, tuân theo, tuân thủ theo, làm theo, dựa theo, đem theo, dẫn theo, kéo theo, lần theo,
      chạy theo, nghe theo, noi theo, bám theo, đuổi theo, theo quy định, theo pháp luật, theo luật, theo yêu cầu,
      theo kế hoạch, theo lệnh, theo lời kêu gọi, theo dự kiến, theo hợp đồng, theo quy chế, theo điều, theo nghị quyết, theo chỉ đạo,
      theo phân công, theo lịch, theo truyền thống, theo nguyên tắc, theo thỏa thuận, theo giờ, theo nghĩa, theo tôi, theo thứ tự, theo từng, theo chiều, theo cách, theo kiểu, theo thời gian
      không có thể, chỉ có thể, không thể nào, có thể nói, có thể thấy, thân thể, có thể chế, có thể thao, có thể lực
      nói chung, nói riêng, nói trên, nói cách khác, nói thật, nói dối, nói tiếng, nói chuyện, nói tóm lại, nói đến,
      nói về, hay nói đúng hơn, tiếng nói, lời nói, giọng nói, ăn nói, nói xấu
      kể từ, kể cả, đáng kể, không kể, chưa kể, kể trên, vô kể
      giấy xác nhận, ký xác nhận, đơn xác nhận, nút xác nhận, mã xác nhận, xác nhận mật khẩu, xác nhận đơn hàng, thư xác nhận,
      đơn hàng chưa được xác nhận, tài khoản chưa được xác nhận, tài khoản chưa được xác minh
      không bác bỏ, không phủ nhận, chưa bác bỏ, không thể phủ nhận, không thể bác bỏ, không ai phủ nhận, từ chối
      không khẳng định, chưa khẳng định, chưa thể khẳng định, không thể khẳng định
      bản tuyên bố, mạng chia sẻ, chia sẻ khó khăn, chia sẻ lợi ích, lo ngại về, mối lo ngại, có tin tưởng, có tin vui, có tin nhắn, có tin cậy
      có thông tin liên lạc, có thông tin cá nhân, không có thông tin liên lạc, được biết đến, được biết tới, không được biết, chưa được biết, quyền được biết
      bảng thông báo, hệ thống thông báo, công bố chương trình, lễ công bố, không rõ ràng
    `),
  },
  en: {
    unconfirmed: phrases(`
      unconfirmed, none … confirmed, nothing … confirmed, no … confirmation, no confirmation, not confirmed, not been confirmed, not yet confirmed, not yet been confirmed, not been independently confirmed,
      not immediately confirmed, not be confirmed, could not confirm, couldn't confirm, cannot confirm, can't confirm, has not confirmed,
      have not confirmed, had not confirmed, did not confirm, didn't confirm, declined to confirm, refused to confirm,
      could neither confirm nor deny, neither confirmed nor denied, neither confirm nor deny, yet to confirm, yet to be confirmed
      unverified, not verified, not been verified, not been independently verified, not be verified, not be independently verified,
      not independently verified, could not verify, couldn't verify, cannot verify, could not independently verify,
      cannot independently verify, unable to verify, unable to confirm, unable to independently verify, yet to be verified, being verified
      unsubstantiated, uncorroborated, unproven, unclear, not clear, not immediately clear, remains unclear, not known,
      no evidence, without evidence, no proof, rumor, rumors, rumour, rumours, rumored, rumoured, speculation, unofficial
    `),
    hearsay: phrases(`
      reportedly, allegedly, alleged, alleges, allege, allegation, allegations, purportedly, purported, supposedly,
      said to be, said to have, is said to, are said to, was said to, were said to, believed to be, believed to have, thought to be,
      thought to have, reported to be, reported to have, understood to be, understood to have, there are reports, there were reports,
      reports say, reports said, reports suggest, reports suggested, according to reports, according to media reports, some reports
      according to sources, according to a source, according to people familiar, sources say, sources said, a source said, sources told,
      a source told, an anonymous source, anonymous sources, anonymous source, unnamed source, unnamed sources,
      on condition of anonymity, people familiar with the matter, sources familiar, sources close to, word is, it is said,
      it was said, they say, hearsay, so-called, accused of, accuses, accused, accusing, accusation, accusations,
      blamed, claims, claimed, claiming, claim, claims that, claimed that, self-proclaimed, self-styled
    `),
    possibility: phrases(`
      may, might, may have, might have, could have, could be, perhaps, maybe, possibly, probably, likely, unlikely, apparently, seemingly,
      seems, seemed, seem, appears to, appeared to, appear to, it appears, it seems, potentially, presumably, conceivably, suspected,
      suspects, suspect that, feared, fears that, expected to, estimated, estimates, estimate, predicted, predicts, believes, believed,
      cannot rule out, not ruled out, did not rule out, possible that, a possibility, suggests that, suggest that, suggesting that, hint at
    `),
    neutral: phrases(`
      according to, said, says, say, saying, told, tells, stated, states that, announced, announces, announcing, added, reported that, reports that,
      wrote, tweeted, noted, notes that, remarked, mentioned, explained, argued, argues, quoted, quoting, cited, citing,
      in a statement, statement said, commented, warned, warns, recalled, replied, testified
    `),
    commitment: phrases(`
      confirmed, confirms, confirm, confirming, confirmation, officially confirmed, has confirmed, have confirmed, verified, verifies,
      asserted, asserts, assert, affirmed, affirms, insisted, insists, insist, maintained that, maintains that, vowed, pledged, proved,
      proven, proves, established that, concluded, concludes, acknowledged, acknowledges, admitted, admits, conceded, certainly, definitely
    `),
    denial: phrases(`
      denied, denies, deny, denying, denial, denials, rejected, rejects, rejected claims, rejected the claim, rejected the claims, rejected allegations,
      rejected the allegations, rejected accusations, rejected the accusations, denied allegations, denied the allegations, denied accusations,
      denied the accusations, denied any, denied reports, dismissed, dismissed reports, dismissed as, dismisses, refuted, refutes,
      rebutted, disputed, disputes the, debunked, retracted, disavowed, false claim, false claims, fake news, baseless, unfounded, groundless, untrue
    `),
    none: phrases(`
      not denied, did not deny, does not deny, cannot be denied, denied entry, denied permission, denied visas, stated goals, stated aim, denied access, denied bail, denied boarding, in denial
      may day, in may, of may, last may, this may, next may, since may, by may, until till may, insurance claim, insurance claims, claim responsibility,
      claimed responsibility, claims responsibility, claimed the lives, claimed the life, claimed lives, lay claim to, laying claim, laid claim, claim to, claimed by, baggage claim, claimed victory, claimed his, claimed her,
      united states, member states, gulf states, baltic states, arab states, that is to say, needless to say, have a say, added value, added to,
      told apart, posted to, confirmation hearing, confirmation number, verified account, rejected by voters, application rejected, sick notes,
      bank notes, likely voters, half said, the accused, murder suspect, could be seen, was suspended, no claims
    `),
  },
};
