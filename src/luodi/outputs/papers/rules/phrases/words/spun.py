"""Words that spinning swaps: what was meant, and what stands there; tried, never assumed."""

SPUN: tuple[tuple[str, str], ...] = (
    *(("项目", "工程"), ("绝对值", "肯定值"), ("建设", "建立"), ("策划", "筹划"), ("储备", "储藏")),
    *(("投资完成", "投资实现"), ("基础", "根底"), ("及时", "准时"), ("推进", "推动")),
    *(("引进", "引入"), ("竣工", "完工"), ("企业", "公司")),
)
