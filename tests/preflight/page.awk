# Data for page.yaml: awk -v count=N -v folder=DIR -f page.awk writes DIR/page-000.yaml …
# The same count gives the same files everywhere. Texts are those of tests/extract and tests/golden.

BEGIN {
    words = split("朱镕基、李喆、王堃、𠮷野、𪚥家、𩿙某|门󠄀、葛󠄁城|某某㎡，“〇”与“○”，Ⅷ、㈠、①|café naïve、Běijīng、façade|Ελλάδα与Москва|" \
        "“甲‘乙’丙”：2024年第12条——《条例》……|面积m²、H₂O，共15000件|Vahcuengh、Łódź、ğüşö|见www.rcx.gov.cn，信箱office@example.gov.cn|" \
        "全年公开1024条，占98.6%；其中“一网通办”……", word, "|")
    for (i = 0; i < count; i++) write_page(i)
}

function text(from, length_of,    out, i) {
    for (i = 0; i < length_of; i++) out = out (i ? "；" : "") word[(from * 7 + i * 3) % words + 1]
    return out
}

function write_page(i,    file, j) {
    file = sprintf("%s/page-%03d.yaml", folder, i)
    print "layout: page.yaml" >file
    print "题: 关于" word[i % 4 + 1] "的第" i "号通报" >file
    print "文: |" >file
    for (j = 0; j < 3 + i % 9; j++) print "  " (j % 4 == 1 ? "一、" : "") text(i + j, 1 + (i + j) % 5) "。" >file
    print "短: “" word[(i * 3 + 1) % words + 1] "”" >file
    print "名单: [{名称: \"" word[2] "名单\"}, {名称: 供水工程责任人名单及其联系方式}]" >file
    print "图: {图: " (i % 2 ? "wide.png" : "tall.png") ", 说明: 水库大坝" i "}" >file
    print "机关: 云泽县第" i "局" >file
    print "日期: 2024-" sprintf("%02d-%02d", i % 12 + 1, i % 28 + 1) >file
    print "印章: " (i % 3 == 0 ? "{图: seal.png, 直径: 42mm}" : i % 3 == 1 ? "留位" : "~") >file
    close(file)
}
