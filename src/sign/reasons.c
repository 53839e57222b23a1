#include "sign/reasons.h"

#include "base/diag.h"
#include "proof/update.h"

#include "base/ban.h"

/* A time-stamp that is none of this signature says more than that something is not proved. */
static const char *loose_why(bx_judged_stamp stamp)
{
    switch (stamp) {
    case BX_STAMP_OTHER:
        return BX_BOTH("the time-stamp is not one of this signature", "时间戳不是对此签名加盖的");
    case BX_STAMP_BROKEN:
        return BX_BOTH("the time-stamp does not hold, or its authority may not give any",
                       "时间戳无效，或其签发者不得签发时间戳");
    default: return BX_BOTH("it holds something that nothing proves", "其中有无法证明的内容");
    }
}

const char *bx_judged_why(const bx_judged *judged)
{
    switch (judged->bytes) {
    case BX_JUDGED_SAME: break;
    case BX_JUDGED_NO_CMS:
        return BX_BOTH("it is no CMS with one signer in DER", "不是只有一个签名人的 DER 格式 CMS");
    case BX_JUDGED_LOOSE: return loose_why(judged->stamp);
    case BX_JUDGED_OTHER:
        return BX_BOTH("the bytes it signs are not those of the file",
                       "所签的内容与文件不一致：文件在签名后被改动");
    case BX_JUDGED_FORGED:
        return BX_BOTH("it was not made with the key of its certificate",
                       "不是用证书对应的私钥签的");
    case BX_JUDGED_UNBOUND:
        return BX_BOTH("it does not say whose certificate it is bound to (signing-certificate-v2)",
                       "没有写明所用的证书（signing-certificate-v2）");
    case BX_JUDGED_WEAK:
        return BX_BOTH("a digest or a key too weak to rely on", "所用的摘要算法或密钥强度不足");
    case BX_JUDGED_UNKNOWN:
        return BX_BOTH("an algorithm that cannot be checked here", "所用的算法在此无法核验");
    case BX_JUDGED_NO_CERTIFICATE:
        return BX_BOTH("the signer's certificate is not along", "没有附签名人的证书");
    }
    return BX_BOTH("it holds", "有效");
}

const char *bx_trust_why(bx_judged_trust trust)
{
    switch (trust) {
    case BX_TRUST_UNASKED:
        return BX_BOTH("it fits the file; whether the signer is who he says was not asked: --trust",
                       "与文件相符；没有给出受信任的证书（--trust），签名人的身份未作判断");
    case BX_TRUST_HOLDS: break;
    case BX_TRUST_NO_WAY:
        return BX_BOTH("not issued by anyone who is trusted, or a certificate between the signer's "
                       "and a trusted one is missing: --trust takes it, too",
                       "证书不是由受信任的机构签发，或缺少两者之间的中间证书（也可用 --trust "
                       "给出）");
    case BX_TRUST_EXPIRED:
        return BX_BOTH("the certificate has expired, and no time-stamp that is trusted proves that "
                       "it was signed before",
                       "证书已过期，且没有可信的时间戳证明签名在过期之前");
    case BX_TRUST_NOT_YET: return BX_BOTH("the certificate was not valid yet", "证书当时尚未生效");
    case BX_TRUST_REVOKED: return BX_BOTH("the certificate was revoked", "证书已被撤销");
    case BX_TRUST_NO_USE:
        return BX_BOTH("the certificate may not sign, or one above it may issue none",
                       "证书不得用于签名，或其上级不得签发证书");
    case BX_TRUST_DAMAGED:
        return BX_BOTH("a certificate is not as its issuer signed it", "证书与签发时不一致");
    case BX_TRUST_WEAK:
        return BX_BOTH("a certificate on the way to a trusted one has a key, or was signed with a "
                       "digest, too weak to rely on",
                       "证书链中有证书的密钥或摘要算法强度不足");
    case BX_TRUST_NO_TIME:
        return BX_BOTH("the time of its time-stamp is yet to come, or before its authority's "
                       "certificate began",
                       "时间戳的时间晚于现在，或早于其签发者证书的生效时间");
    }
    return BX_BOTH("trusted", "可信");
}

static const char *form_why(bx_standing_form form)
{
    switch (form) {
    case BX_STANDING_WHOLE: break;
    case BX_STANDING_NONE:
        return BX_BOTH("the field's value is no signature", "签名域的值不是签名");
    case BX_STANDING_RANGE:
        return BX_BOTH("it does not cover all of the file but itself (/ByteRange)",
                       "没有覆盖签名之外的整个文件（/ByteRange）");
    case BX_STANDING_CONTENTS:
        return BX_BOTH("what it leaves out is not its own digits alone (/Contents)",
                       "所空出的不只是它自己的内容（/Contents）");
    case BX_STANDING_PADDING:
        return BX_BOTH("something stands in the room behind it", "签名之后的填充处有内容");
    case BX_STANDING_PLACE:
        return BX_BOTH("it is another field's signature, put here afterwards",
                       "它是别的签名域的签名，后来被挪到这里");
    case BX_STANDING_KIND:
        return BX_BOTH("a kind of signature that is not judged here (/SubFilter)",
                       "此类签名在此不作判断（/SubFilter）");
    }
    return NULL;
}

const char *bx_standing_why(const bx_standing *s)
{
    if (bx_standing_is_intact(s)) return NULL;
    if (s->form != BX_STANDING_WHOLE) return form_why(s->form);
    if (s->added & BX_ADDED_PERMISSIONS)
        return BX_BOTH("who certifies came after it, and must have been the first",
                       "认证出现在它之后，而认证必须是第一个签名");
    if (s->added & BX_ADDED_CHANGE)
        return BX_BOTH("what was added after it changes what it signed",
                       "签名之后追加的内容改动了所签的内容");
    if (s->is_against)
        return BX_BOTH("what was added after it is more than it allows, as a certifying one",
                       "签名之后追加的内容超出了认证签名所允许的范围");
    return bx_judged_why(&s->judged);
}
