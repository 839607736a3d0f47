"""What may be kept in the library, and what every first upload is told."""

from luodi.kernel.text import gettext_noop

CLASSIFIED_NOTICE = gettext_noop("本系统不得录入、上传国家秘密和工作秘密，涉密资料请走机要渠道。")
LARGEST_BYTES = 50 * 1024 * 1024
