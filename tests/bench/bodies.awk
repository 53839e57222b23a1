# Made-up bodies for the bench: awk -v count=N -v folder=DIR -f bodies.awk writes DIR/00000.yaml …
# Each has a name, texts and figures of its own; the same count gives the same files everywhere.
# The figures hold the layout's sums: what came in is what was answered.

function next_number(below) {
    seed = (seed * 16807) % 2147483647
    return seed % below
}

function pick(list, count) { return list[next_number(count) + 1] }

function figures(total,    row, i, part) {
    row = ""
    for (i = 1; i <= 6; i++) {
        part = i == 6 ? total : next_number(total + 1)
        total -= part
        row = row (i > 1 ? ", " : "") part
        own[i] = part
    }
    return "[" row "]"
}

function sentence(    text, noun, place) {
    text = pick(sentences, sentence_count)
    noun = pick(nouns, noun_count) pick(kinds, kind_count)
    place = pick(places, place_count)
    gsub(/@/, noun, text)
    gsub(/\^/, place, text)
    while (text ~ /#/) sub(/#/, next_number(900) + 1, text)
    return text
}

function paragraph(head, count,    text, i) {
    text = head
    for (i = 0; i < count; i++) text = text sentence()
    return "  " text
}

# The two halves of each row of figures: what was given in part and what was refused.
function split_row(    i, given, rest, a, b) {
    a = b = ""
    for (i = 1; i <= 6; i++) {
        given = next_number(own[i] + 1)
        rest = own[i] - given
        a = a (i > 1 ? ", " : "") given
        b = b (i > 1 ? ", " : "") rest
    }
    given_row = "[" a "]"
    rest_row = "[" b "]"
}

BEGIN {
    seed = 20250131
    sentence_count = split("全年主动公开@信息#条，其中通过^公开#条，公众号发布#条。|围绕@，及时发布进展#次，回应群众关切#件。|" \
        "收到关于@的申请#件，均在法定期限内答复，无一超期。|对^的@栏目逐条核对，更正错漏#处，补充链接#个。|" \
        "组织业务培训#次，参加#人次，重点学习@的公开要求。|^设立查阅点，接待群众#人次，提供资料#份。|" \
        "制发“@”明白卡#份，张贴到^，方便群众对照办理。|邀请^代表#人旁听@有关会议，采纳意见#条。|" \
        "把@纳入年度考核，每季度通报一次，督促整改#项。|依托^建设数据目录，开放@数据集#个，共#万条。|" \
        "与^会商@事项#次，明确责任分工，压实工作任务。|政策解读采用图表、问答等形式#篇，阅读量达#次。", sentences, "|")
    noun_count = split("养老服务 义务教育 医疗卫生 就业创业 社会救助 农村供水 道路养护 公交线路 住房保障 生态环境 食品药品 安全生产 " \
        "财政预决算 行政处罚 行政许可 重大项目 招标投标 国有资产 乡村振兴 防汛抗旱 森林防火 市场监管 知识产权 文化惠民 旅游服务 " \
        "体育设施 统计调查 土地征收 规划许可 价格收费 税费减免 科技创新 人才引进 外贸企业 粮食储备 气象预警", nouns, " ")
    kind_count = split("政策 信息 清单 标准 进展 结果 目录 流程 资金 事项", kinds, " ")
    place_count = split("县政府网站 政务服务中心 乡镇便民服务站 村务公开栏 社区公告栏 县档案馆 县图书馆 各中小学 卫生院 客运站 企业服务专区 县融媒体中心", places, " ")
    letter_count = split("云 望 青 澄 芮 禾 泽 川 溪 城 岭 安 宁 平 和 兴 隆 昌 盛 康 泰 丰 庆 延 永 长 清 明 德 信 仁 义 礼 智 勤 俭 朴 实 鹤 鹿 松 柏 梅 兰 竹 菊 荷 桂 枫 榆 槐 桐 杨 柳 榕 樟 橡 梧 琴 棋 书 画 墨 砚 笔 纸 瑶 珏 琪 琳 璋 璐 瑾 瑜 淇 渝 湘 沅 澧 漳 洹 沁 汾 渭 泾 洛 汉 沔 淮 泗 沂 沭", letters, " ")
    office_count = split("水利局 教育局 财政局 民政局 司法局 公安局 审计局 统计局 林业局 卫生健康局 交通运输局 农业农村局 自然资源局 市场监督管理局 应急管理局 文化和旅游局 人力资源和社会保障局 住房和城乡建设局 发展和改革局 退役军人事务局", offices, " ")
    for (n = 0; n < count; n++) {
        name = pick(letters, letter_count) pick(letters, letter_count) "县" pick(offices, office_count) "第" n "号"
        file = sprintf("%s/%05d.yaml", folder, n)
        print "layout: annual-report\n机关: " name "\n年度: 2024\n\n前言: |\n" paragraph("", 2) "\n\n总体情况: |" >file
        print paragraph("", 2) >file
        for (i = 1; i <= 5; i++)
            print paragraph("（" substr("一二三四五", length("一二三四五") == 5 ? i : 3 * i - 2, length("一二三四五") == 5 ? 1 : 3) "）" pick(nouns, noun_count) "公开情况。", 2 + next_number(3)) >file
        print "\n主动公开:\n  规章: [0, 0, 0]\n  行政规范性文件: [" next_number(9) ", " next_number(3) ", " next_number(40) "]" >file
        print "  行政许可: " next_number(5000) "\n  行政处罚: " next_number(800) "\n  行政强制: " next_number(50) "\n  行政事业性收费: " next_number(9000) "." 10 + next_number(90) >file
        total = next_number(60)
        print "\n申请:\n  新收: " figures(total) "\n  上年结转: &无 [0, 0, 0, 0, 0, 0]" >file
        split_row()
        print "  办理:\n    予以公开: " given_row "\n    部分公开: *无\n    不予公开:" >file
        print "      国家秘密: *无\n      法律行政法规禁止: *无\n      三安全一稳定: *无\n      第三方合法权益: *无" >file
        print "      内部事务信息: *无\n      过程性信息: *无\n      行政执法案卷: *无\n      行政查询事项: *无" >file
        print "    无法提供:\n      不掌握: " rest_row "\n      另行制作: *无\n      补正后仍不明确: *无" >file
        print "    不予处理:\n      信访举报投诉: *无\n      重复申请: *无\n      公开出版物: *无\n      大量反复申请: *无\n      确认或重新出具: *无" >file
        print "    其他处理:\n      逾期不补正: *无\n      逾期不缴费: *无\n      其他: *无\n  结转下年: *无" >file
        print "\n复议诉讼:\n  行政复议: [" next_number(4) ", 0, " next_number(2) ", 0]\n  直接起诉: [0, 0, 0, 0]\n  复议后起诉: [0, 0, 0, 0]" >file
        print "\n问题: |\n" paragraph("存在的主要问题：", 2) "\n" paragraph("改进措施：", 3) >file
        print "\n其他事项: |\n" paragraph("", 1) "\n\n日期: 2025-01-" 10 + next_number(20) >file
        close(file)
    }
}
