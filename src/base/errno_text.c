#include "base/errno_text.h"

#include <errno.h>
#include <stddef.h>

#include "base/diag.h"

#include "base/ban.h"

/* The English is that of the C library, which scripts may look for. */
static const struct {
    int error;
    const char *words;
} texts[] = {
    {ENOENT, BX_BOTH("No such file or directory", "没有这个文件或文件夹")},
    {EACCES, BX_BOTH("Permission denied", "没有权限")},
    {EPERM, BX_BOTH("Operation not permitted", "系统不允许这样做")},
    {EISDIR, BX_BOTH("Is a directory", "这是文件夹，不是文件")},
    {ENOTDIR, BX_BOTH("Not a directory", "路径中有一段不是文件夹")},
    {EEXIST, BX_BOTH("File exists", "同名文件已存在")},
    {ENOTEMPTY, BX_BOTH("Directory not empty", "文件夹不是空的")},
    {ENOSPC, BX_BOTH("No space left on device", "磁盘已满")},
    {EDQUOT, BX_BOTH("Disk quota exceeded", "超出磁盘限额")},
    {EROFS, BX_BOTH("Read-only file system", "磁盘是只读的")},
    {EFBIG, BX_BOTH("File too large", "文件过大")},
    {ENAMETOOLONG, BX_BOTH("File name too long", "文件名过长")},
    {ELOOP, BX_BOTH("Too many levels of symbolic links", "符号链接层数过多")},
    {EXDEV, BX_BOTH("Invalid cross-device link", "两处不在同一磁盘")},
    {EIO, BX_BOTH("Input/output error", "读写出错，磁盘或网络可能有故障")},
    {ENXIO, BX_BOTH("No such device or address", "没有这个设备")},
    {ENODEV, BX_BOTH("No such device", "没有这个设备")},
    {EBUSY, BX_BOTH("Device or resource busy", "正被其他程序使用")},
    {ETXTBSY, BX_BOTH("Text file busy", "正被其他程序使用")},
    {ESTALE, BX_BOTH("Stale file handle", "网络磁盘上的文件已变动")},
    {ETIMEDOUT, BX_BOTH("Connection timed out", "等待超时")},
    {ECONNRESET, BX_BOTH("Connection reset by peer", "连接已断开")},
    {EHOSTUNREACH, BX_BOTH("No route to host", "连不上该计算机")},
    {ENETUNREACH, BX_BOTH("Network is unreachable", "网络不通")},
    {EPIPE, BX_BOTH("Broken pipe", "接收一方已关闭")},
    {EMFILE, BX_BOTH("Too many open files", "打开的文件过多")},
    {ENFILE, BX_BOTH("Too many open files in system", "系统中打开的文件过多")},
    {EMLINK, BX_BOTH("Too many links", "链接过多")},
    {ENOMEM, BX_BOTH("Cannot allocate memory", "内存不足")},
    {EAGAIN, BX_BOTH("Resource temporarily unavailable", "系统资源暂时不足")},
    {EINTR, BX_BOTH("Interrupted system call", "操作被打断")},
    {EINVAL, BX_BOTH("Invalid argument", "不能这样使用")},
    {EBADF, BX_BOTH("Bad file descriptor", "文件没有打开")},
    {EILSEQ, BX_BOTH("Invalid or incomplete multibyte or wide character", "名称的编码有误")},
    {ENOSYS, BX_BOTH("Function not implemented", "系统没有这项功能")},
    {ENOTSUP, BX_BOTH("Operation not supported", "系统不支持这样做")},
    {ENOLCK, BX_BOTH("No locks available", "系统无法加锁")},
    {EOVERFLOW, BX_BOTH("Value too large for defined data type", "数值过大")},
    {ESPIPE, BX_BOTH("Illegal seek", "不能跳读")},
    {ENOTTY, BX_BOTH("Inappropriate ioctl for device", "该设备不支持这样做")},
    {ECHILD, BX_BOTH("No child processes", "没有子进程")},
    {ESRCH, BX_BOTH("No such process", "没有这个进程")},
};

const char *bx_errno_text(int error)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].error == error) return texts[i].words;
    return BX_BOTH("the system reports an error", "系统报告出错");
}
