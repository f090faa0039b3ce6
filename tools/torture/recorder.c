/* Writes down what a process does to the files under a directory, in the order it does it.
 *
 * Loaded with LD_PRELOAD. TORTURE_ROOT is the directory, TORTURE_LOG the file that is written.
 * One record: a line "KIND number number number length\n" and then the paths or bytes it has.
 * Whether everything was seen is not judged here: who reads the log plays it back on a copy and
 * compares (see recording.py).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define ANSWER 1
#define HIGH 700

static int log_fd = -1;
static char root[PATH_MAX];
static size_t root_length;

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void)
{
    const char *to = getenv("TORTURE_LOG"), *under = getenv("TORTURE_ROOT");
    if (to == NULL || under == NULL || realpath(under, root) == NULL)
        return;
    root_length = strlen(root);
    int fd = NEXT(open)(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    log_fd = fcntl(fd, F_DUPFD_CLOEXEC, HIGH);
    NEXT(close)(fd);
}

static int inside(const char *path)
{
    return log_fd >= 0 && strncmp(path, root, root_length) == 0 && path[root_length] == '/';
}

/* The absolute path of a name, its directory resolved; 0 where it is none of ours. */
static int placed(const char *name, char *path)
{
    char copy[PATH_MAX], found[PATH_MAX];
    const char *last = strrchr(name, '/');
    if (log_fd < 0 || strlen(name) >= PATH_MAX)
        return 0;
    if (last == NULL) {
        strcpy(copy, ".");
        last = name;
    } else {
        size_t length = last == name ? 1 : (size_t)(last - name);
        memcpy(copy, name, length);
        copy[length] = 0;
        last += 1;
    }
    int kept = errno;
    char *resolved = realpath(copy, found);
    errno = kept;
    if (resolved == NULL || strlen(found) + strlen(last) + 2 > PATH_MAX)
        return 0;
    stpcpy(stpcpy(stpcpy(path, found), "/"), last);
    return inside(path);
}

static int is_ours(int fd)
{
    char link[64], path[PATH_MAX];
    if (log_fd < 0)
        return 0;
    int kept = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = kept;
    if (length <= 0)
        return 0;
    path[length] = 0;
    return inside(path) || strcmp(path, root) == 0;
}

static void note(char kind, long long a, long long b, const void *data, size_t length,
                 const void *more, size_t more_length)
{
    char head[96];
    int kept = errno;
    int n = snprintf(head, sizeof head, "%c %lld %lld %zu %zu\n", kind, a, b, length, more_length);
    struct iovec parts[3] = {
        {head, (size_t)n}, {(void *)data, length}, {(void *)more, more_length}};
    ssize_t all = n + (ssize_t)length + (ssize_t)more_length;
    if (NEXT(writev)(log_fd, parts, 3) != all)
        abort();
    errno = kept;
}

static void note_path(char kind, long long a, const char *path)
{
    note(kind, a, 0, path + root_length + 1, strlen(path) - root_length - 1, "", 0);
}

static long long number_of(int fd)
{
    struct stat found;
    return fstat(fd, &found) == 0 ? (long long)found.st_ino : -1;
}

static int opened(const char *name, int flags, mode_t mode, int there, int fd)
{
    char path[PATH_MAX];
    (void)mode;
    if (fd < 0 || !placed(name, path))
        return fd;
    if ((flags & O_CREAT) && !there)
        note_path('C', number_of(fd), path);
    else if (flags & O_TRUNC)
        note('T', number_of(fd), 0, "", 0, "", 0);
    return fd;
}

static int is_there(const char *name)
{
    struct stat found;
    int kept = errno, there = log_fd >= 0 && lstat(name, &found) == 0;
    errno = kept;
    return there;
}

#define MODE_OF(flags)                                                                             \
    mode_t mode = 0;                                                                               \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {                                                       \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        mode = va_arg(rest, mode_t);                                                               \
        va_end(rest);                                                                              \
    }

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        MODE_OF(flags)                                                                             \
        int there = is_there(path);                                                                \
        return opened(path, flags, mode, there, NEXT(name)(path, flags, mode));                    \
    }
OPEN(open)
OPEN(open64)

/* A name below an open directory is left out, and the comparison says so. */
#define OPENAT(name)                                                                               \
    int name(int at, const char *path, int flags, ...)                                             \
    {                                                                                              \
        MODE_OF(flags)                                                                             \
        int there = is_there(path), fd = NEXT(name)(at, path, flags, mode);                        \
        return at == AT_FDCWD || *path == '/' ? opened(path, flags, mode, there, fd) : fd;         \
    }
OPENAT(openat)
OPENAT(openat64)

int creat(const char *path, mode_t mode) { return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

ssize_t write(int fd, const void *data, size_t length)
{
    int ours = is_ours(fd);
    ssize_t done = NEXT(write)(fd, data, length);
    if (done > 0 && ours)
        note('W', number_of(fd), lseek(fd, 0, SEEK_CUR) - done, data, (size_t)done, "", 0);
    else if (done > 0 && fd == ANSWER && log_fd >= 0)
        note('A', 0, 0, data, (size_t)done, "", 0);
    return done;
}

#define PWRITE(name, offset_type)                                                                  \
    ssize_t name(int fd, const void *data, size_t length, offset_type at)                          \
    {                                                                                              \
        ssize_t done = NEXT(name)(fd, data, length, at);                                           \
        if (done > 0 && is_ours(fd))                                                               \
            note('W', number_of(fd), at, data, (size_t)done, "", 0);                               \
        return done;                                                                               \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define FTRUNCATE(name, offset_type)                                                               \
    int name(int fd, offset_type size)                                                             \
    {                                                                                              \
        int done = NEXT(name)(fd, size);                                                           \
        if (done == 0 && is_ours(fd))                                                              \
            note('T', number_of(fd), size, "", 0, "", 0);                                          \
        return done;                                                                               \
    }
FTRUNCATE(ftruncate, off_t)
FTRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                                                                                 \
    int name(int fd)                                                                               \
    {                                                                                              \
        int done = NEXT(name)(fd);                                                                 \
        if (done == 0 && is_ours(fd))                                                              \
            note('S', number_of(fd), 0, "", 0, "", 0);                                             \
        return done;                                                                               \
    }
SYNC(fsync)
SYNC(fdatasync)

static int named(char kind, const char *name, int done)
{
    char path[PATH_MAX];
    if (done == 0 && placed(name, path))
        note_path(kind, 0, path);
    return done;
}

int unlink(const char *name) { return named('U', name, NEXT(unlink)(name)); }
int rmdir(const char *name) { return named('U', name, NEXT(rmdir)(name)); }

int remove(const char *name) { return named('U', name, NEXT(remove)(name)); }

int mkdir(const char *name, mode_t mode)
{
    char path[PATH_MAX];
    struct stat found;
    int done = NEXT(mkdir)(name, mode);
    if (done == 0 && placed(name, path) && stat(name, &found) == 0)
        note_path('M', (long long)found.st_ino, path);
    return done;
}

static int twice(char kind, const char *from, const char *to, int done)
{
    char a[PATH_MAX], b[PATH_MAX];
    int first = placed(from, a), second = placed(to, b);
    if (done == 0 && first && second)
        note(kind, 0, 0, a + root_length + 1, strlen(a) - root_length - 1, b + root_length + 1,
             strlen(b) - root_length - 1);
    return done;
}

int rename(const char *from, const char *to) { return twice('R', from, to, NEXT(rename)(from, to)); }
int link(const char *from, const char *to) { return twice('L', from, to, NEXT(link)(from, to)); }
